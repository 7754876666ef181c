using System.Text.RegularExpressions;

namespace Plumbline.Layout;

public partial class FolderTests
{
    private static readonly string[] Projects = ["src/Plumbline.Client", "src/Plumbline.Core", "src/Plumbline.Train", "src/Plumbline"];

    /// <summary>The one assembly with a word of its own: a product has names such as <c>FactKind</c> only where it asks for them.</summary>
    private static readonly Dictionary<string, string> OwnRoot = new() { ["src/Plumbline.Client"] = "Plumbline.Client" };

    private static readonly string[] SayNothing =
        ["Common", "Helper", "Helpers", "Manager", "Managers", "Misc", "Model", "Models", "Service", "Services", "Shared", "Util", "Utils", "Utilities"];

    [Fact]
    public void Folders_are_words_of_the_glossary()
    {
        var words = GlossaryFolder().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/glossary.md"))).Select(match => match.Groups["name"].Value);

        var unknown = Projects.SelectMany(project => Repository.TopFolders(project).Except(words).Select(folder => $"{project}/{folder}"));

        Offences.None(unknown);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        var empty = Repository.Files.Where(file => file.Folders.Intersect(SayNothing, StringComparer.OrdinalIgnoreCase).Any()).Select(file => file.Path);

        Offences.None(empty);
    }

    [Fact]
    public void A_namespace_is_the_path_of_its_folder()
    {
        var astray = Projects.SelectMany(project => Repository.CodeUnder(project)
            .Where(file => file.Ending == ".cs")
            .Select(file => (file.Path, Found: Namespace().Match(file.Text), Expected: NamespaceOf(project, file)))
            .Where(file => file.Found.Success && file.Found.Groups["name"].Value.Trim() != file.Expected)
            .Select(file => $"{file.Path}: {file.Expected} expected"));

        Offences.None(astray);
    }

    private static string NamespaceOf(string project, RepositoryFile file) =>
        string.Join('.', [OwnRoot.GetValueOrDefault(project, "Plumbline"), .. file.Folders[project.Split('/').Length..]]);

    [GeneratedRegex(@"`(?<name>[A-Z]\w+)/`")]
    private static partial Regex GlossaryFolder();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
