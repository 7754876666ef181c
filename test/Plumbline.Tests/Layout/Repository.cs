using System.Text.RegularExpressions;

namespace Plumbline.Layout;

/// <summary>The files of this repository, as the tests of its layout read them.</summary>
internal static class Repository
{
    private static readonly string[] CodeEndings = [".cs", ".razor", ".js", ".css", ".sql"];
    private static readonly string[] Built = ["artifacts", "bin", "obj", "node_modules", "plumbline-data", "shared"];
    private static readonly Lazy<RepositoryFile[]> Found = new(FindFiles);

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is not built, by path.</summary>
    public static IReadOnlyList<RepositoryFile> Files => Found.Value;

    /// <summary>What people write and a machine runs.</summary>
    public static IEnumerable<RepositoryFile> Code => Files.Where(file => CodeEndings.Contains(file.Ending));

    /// <summary>Every page of text.</summary>
    public static IEnumerable<RepositoryFile> Pages => Files.Where(file => file.Ending == ".md");

    /// <summary>The code of a folder given from the root, with slashes.</summary>
    public static IEnumerable<RepositoryFile> CodeUnder(string folder) => Code.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The folders directly below a project that hold code at any depth.</summary>
    public static IEnumerable<string> TopFolders(string project) => CodeUnder(project)
        .Select(file => file.Path[(project.Length + 1)..])
        .Where(path => path.Contains('/', StringComparison.Ordinal))
        .Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)])
        .Distinct();

    /// <summary>Where a pattern stands in a file: one line "path:number: what" a match.</summary>
    public static IEnumerable<string> Matches(this RepositoryFile file, Regex pattern) => file.Lines
        .Select((line, index) => (Found: pattern.Match(line), Number: index + 1))
        .Where(line => line.Found.Success)
        .Select(line => $"{file.Path}:{line.Number}: {line.Found.Value}");

    private static IEnumerable<RepositoryFile> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(file => file.Name != ".git")
        .Select(file => new RepositoryFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')))
        .Concat(folder.EnumerateDirectories().Where(IsSource).SelectMany(Walk));

    private static bool IsSource(DirectoryInfo folder) => folder.Name == ".ci" || !(folder.Name.StartsWith('.') || Built.Contains(folder.Name));

    private static RepositoryFile[] FindFiles() => [.. Walk(new DirectoryInfo(Root)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Plumbline.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run from within the repository: there is no Plumbline.slnx above them.");
    }
}
