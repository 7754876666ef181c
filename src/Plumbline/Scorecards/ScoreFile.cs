using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Storage;

namespace Plumbline.Scorecards;

/// <summary>Score rows as JSON lines: {"item","dimension","score","reason"?,"cluster"?,"contamination"?,"set_aside"?,"slice"?}.</summary>
internal static class ScoreFile
{
    /// <summary>Reads a file whole.</summary>
    /// <exception cref="UsageException">The file is not there, or a line breaks the format.</exception>
    public static List<ScoreRow> Read(string path) =>
        Read(path, TextFile.Read(path, "score file", "Give the path of a file of score rows."));

    /// <summary>Reads the content of a file.</summary>
    /// <exception cref="UsageException">A line breaks the format, or scores an item twice on a dimension.</exception>
    public static List<ScoreRow> Read(string path, ReadOnlySpan<byte> content)
    {
        var lines = new ScoreLines();
        return JsonLines.Read(path, content, lines.Read, lines.RefuseSecond);
    }

    /// <summary>The rows as lines that <see cref="Read(string)"/> reads back.</summary>
    public static string Write(IEnumerable<ScoreRow> rows) => string.Concat(rows.Select(row =>
        JsonSerializer.Serialize(new Line(row.Item, row.Dimension, row.Score, row.Reason, row.Cluster, row.Contamination, row.SetAside, row.Slice), WireFormat.Options) + "\n"));

    /// <summary>A row as it is written: a missing score is said, not left out.</summary>
    private sealed record Line(
        string Item, string Dimension, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Score, string? Reason, string? Cluster,
        double? Contamination, double? SetAside, string? Slice);
}
