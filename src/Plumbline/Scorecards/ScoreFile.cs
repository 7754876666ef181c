using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Storage;

namespace Plumbline.Scorecards;

/// <summary>Score rows as JSON lines: {"item","dimension","score","reason"?,"cluster"?,"contamination"?,"set_aside"?}.</summary>
internal static class ScoreFile
{
    private static readonly (string, string)[] Fields =
    [
        ("item", "Write the item's id, a text of 1 to 800 characters."),
        ("dimension", "Write the dimension's name, a text of 1 to 800 characters."),
        ("score", "Write a number from 0 to 1, or null when there is no score."),
        ("reason", "Write a text, or leave the field out."),
        ("cluster", "Write the cluster's id, a text of 1 to 800 characters, or leave the field out."),
        ("contamination", "Write a number from 0 to 1, or leave the field out when no label stands behind the score."),
        ("set_aside", "Write a number from 0 to 1, or leave the field out."),
    ];

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="UsageException">The file is not there, or a line breaks the format.</exception>
    public static List<ScoreRow> Read(string path) =>
        Read(path, TextFile.Read(path, "score file", "Give the path of a file of score rows."));

    /// <summary>Reads the content of a file.</summary>
    /// <exception cref="UsageException">A line breaks the format, or scores an item twice on a dimension.</exception>
    public static List<ScoreRow> Read(string path, ReadOnlySpan<byte> content)
    {
        var lines = JsonLines.Read(path, content, ReadRow);
        Dictionary<(string, string), long> first = new(lines.Count);
        foreach (var (row, place) in lines)
        {
            if (!first.TryAdd((row.Item, row.Dimension), place.Line))
            {
                throw place.Refuse(
                    "item",
                    $"'{row.Item}' has a score on '{row.Dimension}' already, in line {first[(row.Item, row.Dimension)]}",
                    "Keep one row for each item and dimension.");
            }
        }

        return lines.ConvertAll(line => line.Value);
    }

    /// <summary>The rows as lines that <see cref="Read(string)"/> reads back.</summary>
    public static string Write(IEnumerable<ScoreRow> rows) => string.Concat(rows.Select(row =>
        JsonSerializer.Serialize(new Line(row.Item, row.Dimension, row.Score, row.Reason, row.Cluster, row.Contamination, row.SetAside), WireFormat.Options) + "\n"));

    private static ScoreRow ReadRow(ref Utf8JsonReader json, FilePlace place)
    {
        string item = "", dimension = "";
        string? reason = null, cluster = null;
        double? score = null, contamination = null, aside = null;
        var fields = new JsonFields(place, Fields);
        while (fields.Next(ref json) is { } field)
        {
            switch (field)
            {
                case "item": item = fields.Id(ref json); break;
                case "dimension": dimension = fields.Id(ref json); break;
                case "score": score = ReadShare(ref json, fields); break;
                case "contamination": contamination = ReadShare(ref json, fields); break;
                case "set_aside": aside = ReadShare(ref json, fields); break;
                case "reason": reason = fields.Text(ref json); break;
                default: cluster = json.TokenType == JsonTokenType.Null ? null : fields.Id(ref json); break;
            }
        }

        fields.Require("item");
        fields.Require("dimension");
        fields.Require("score");
        return new(item, dimension, score, reason, cluster, contamination, aside);
    }

    private static double? ReadShare(ref Utf8JsonReader json, JsonFields fields) =>
        fields.Number(ref json) is { } score and not (>= 0 and <= 1) ? throw fields.Wrong($"{score} is outside 0 to 1") : fields.Number(ref json);

    /// <summary>A row as it is written: a missing score is said, not left out.</summary>
    private sealed record Line(
        string Item, string Dimension, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Score, string? Reason, string? Cluster,
        double? Contamination, double? SetAside);
}
