using System.Reflection;
using Plumbline.Client;
using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Layout;

public class DependencyTests
{
    private const string Executable = "src/Plumbline";

    [Fact]
    public void Core_uses_the_base_library_and_nothing_else()
    {
        var foreign = ReferencedBy(typeof(Measurement).Assembly).Where(name => !IsBaseLibrary(name));

        Offences.None(foreign);
    }

    [Fact]
    public void The_client_uses_the_base_library_and_core()
    {
        var foreign = ReferencedBy(typeof(PlumblineClient).Assembly).Where(name => !IsBaseLibrary(name) && name != "Plumbline.Core");

        Offences.None(foreign);
    }

    [Fact]
    public void Train_uses_the_base_library_and_core()
    {
        var foreign = ReferencedBy(typeof(RerankingPolicy).Assembly).Where(name => !IsBaseLibrary(name) && name != "Plumbline.Core");

        Offences.None(foreign);
    }

    [Fact]
    public void A_folder_of_the_executable_uses_only_what_the_table_allows()
    {
        var wrong = Repository.CodeUnder(Executable)
            .Where(file => file.Folders.Length > 2 && !ShowsThingsTogether(file))
            .SelectMany(file => FolderDependencies.UsedBy(file)
                .Except(FolderDependencies.Allowed(file.Folders[2]))
                .Select(used => $"{file.Path} uses {used}"));

        Offences.None(wrong);
    }

    [Fact]
    public void Every_folder_of_the_executable_has_a_place_in_the_table()
    {
        var unplaced = Repository.TopFolders(Executable).Except([.. FolderDependencies.Known, .. FolderDependencies.Ground]);

        Offences.None(unplaced);
    }

    [Fact]
    public void The_table_has_no_circle()
    {
        var circular = FolderDependencies.Known.Where(folder => FolderDependencies.Below(folder).Contains(folder));

        Offences.None(circular);
    }

    [Fact]
    public void Only_the_demo_knows_the_simulated_world()
    {
        var knowing = Repository.CodeUnder("src")
            .Where(file => !file.Path.StartsWith("src/Plumbline/Demo/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("SupportBot", StringComparison.OrdinalIgnoreCase))
            .Select(file => file.Path);

        Offences.None(knowing);
    }

    private static bool ShowsThingsTogether(RepositoryFile file) =>
        file.Ending == ".razor" || file.Path.EndsWith("Api.cs", StringComparison.Ordinal);

    private static IEnumerable<string> ReferencedBy(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name ?? "");

    private static bool IsBaseLibrary(string name) => name is "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
