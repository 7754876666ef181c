using System.Text.RegularExpressions;

namespace Plumbline.Layout;

/// <summary>Which folder of the executable may use which: the table of docs/architecture.md.</summary>
internal static partial class FolderDependencies
{
    private static readonly Dictionary<string, string[]> Table = Rows();

    /// <summary>The folders that have a row.</summary>
    public static IEnumerable<string> Known => Table.Keys;

    /// <summary>Folders that any folder may use.</summary>
    public static string[] Ground { get; } = Read(GroundLine().Match(ArchitecturePage()).Groups["folders"].Value);

    /// <summary>Everything a folder may use: its row, what those rows allow, and the ground.</summary>
    public static HashSet<string> Allowed(string folder) => [folder, .. Ground, .. Below(folder)];

    /// <summary>What a folder may use by its row and the rows under it.</summary>
    public static HashSet<string> Below(string folder)
    {
        HashSet<string> reached = [];
        for (var waiting = new Stack<string>(Row(folder)); waiting.TryPop(out var next);)
        {
            if (reached.Add(next))
            {
                Array.ForEach(Row(next), waiting.Push);
            }
        }

        return reached;
    }

    /// <summary>The top folders of Plumbline that a file names in a using directive or in full.</summary>
    public static IEnumerable<string> UsedBy(RepositoryFile file) => QualifiedName().Matches(NamespaceLine().Replace(file.Text, ""))
        .Select(match => match.Groups["folder"].Value)
        .Where(name => Table.ContainsKey(name) || Ground.Contains(name))
        .Distinct();

    private static string[] Row(string folder) => Table.GetValueOrDefault(folder, []) is ["*"]
        ? [.. Table.Keys.Where(other => Table[other] is not ["*"])]
        : Table.GetValueOrDefault(folder, []);

    private static Dictionary<string, string[]> Rows() => TableRow().Matches(ArchitecturePage())
        .SelectMany(row => Read(row.Groups["folders"].Value).Select(folder => (folder, Uses: Read(row.Groups["uses"].Value))))
        .ToDictionary(row => row.folder, row => row.Uses);

    private static string[] Read(string cell) => [.. FolderName().Matches(cell).Select(match => match.Groups["name"].Value)];

    private static string ArchitecturePage() => File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));

    [GeneratedRegex(@"^\| (?<folders>`[A-Z][^|]*) \| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^Ground: (?<folders>.*)$", RegexOptions.Multiline)]
    private static partial Regex GroundLine();

    [GeneratedRegex(@"`(?<name>\w+|\*)`")]
    private static partial Regex FolderName();

    [GeneratedRegex(@"\bPlumbline\.(?<folder>[A-Z]\w*)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^namespace .*$", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
