using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Scorecards;

/// <summary>Reads the lines of one score file, and refuses a second score of an item on a dimension.</summary>
internal sealed class ScoreLines
{
    private static readonly JsonField[] Fields =
    [
        new("item", "Write the item's id, a text of 1 to 800 characters."),
        new("dimension", "Write the dimension's name, a text of 1 to 800 characters."),
        new("score", "Write a number from 0 to 1, or null when there is no score."),
        new("reason", "Write a text, or leave the field out.", Required: false),
        new("cluster", "Write the cluster's id, a text of 1 to 800 characters, or leave the field out.", Required: false),
        new("contamination", "Write a number from 0 to 1, or leave the field out when no label stands behind the score.", Required: false),
        new("set_aside", "Write a number from 0 to 1, or leave the field out.", Required: false),
        new("slice", "Write the slice's name, a text of 1 to 800 characters, or leave the field out.", Required: false),
    ];

    private readonly RecurringTexts items = new(), dimensions = new(), clusters = new(), slices = new();
    private readonly Dictionary<string, Dictionary<string, long>> linesOfItems = new(StringComparer.Ordinal);

    /// <summary>Reads one line.</summary>
    /// <exception cref="UsageException">It breaks the format.</exception>
    public ScoreRow Read(ref Utf8JsonReader json, FilePlace place)
    {
        string item = "", dimension = "";
        string? reason = null, cluster = null, slice = null;
        double? score = null, contamination = null, aside = null;
        var fields = new JsonFields(place, Fields);
        while (fields.Next(ref json) is { } field)
        {
            switch (field)
            {
                case "item": item = fields.Id(ref json, items); break;
                case "dimension": dimension = fields.Id(ref json, dimensions); break;
                case "score": score = ReadShare(ref json, fields); break;
                case "contamination": contamination = ReadShare(ref json, fields); break;
                case "set_aside": aside = ReadShare(ref json, fields); break;
                case "reason": reason = fields.Text(ref json); break;
                case "slice": slice = json.TokenType == JsonTokenType.Null ? null : fields.Id(ref json, slices); break;
                default: cluster = json.TokenType == JsonTokenType.Null ? null : fields.Id(ref json, clusters); break;
            }
        }

        return new(item, dimension, score, reason, cluster, contamination, aside, slice);
    }

    /// <summary>Refuses a row whose item has a score on the dimension already.</summary>
    /// <exception cref="UsageException">It has.</exception>
    public void RefuseSecond(ScoreRow row, FilePlace place)
    {
        if (!linesOfItems.TryGetValue(row.Dimension, out var lines))
        {
            linesOfItems.Add(row.Dimension, lines = new(StringComparer.Ordinal));
        }

        if (!lines.TryAdd(row.Item, place.Line))
        {
            throw place.Refuse(
                "item",
                $"'{row.Item}' has a score on '{row.Dimension}' already, in line {lines[row.Item]}",
                "Keep one row for each item and dimension.");
        }
    }

    private static double? ReadShare(ref Utf8JsonReader json, JsonFields fields) => fields.Number(ref json) switch
    {
        { } outside and not (>= 0 and <= 1) => throw fields.Wrong($"{outside} is outside 0 to 1"),
        var score => score,
    };
}
