namespace Plumbline.Scorecards;

/// <summary>The score rows of one release, found by dimension and item.</summary>
public sealed class ScoreSheet
{
    private static readonly Dictionary<string, ScoreRow> Nothing = [];
    private readonly Dictionary<string, Dictionary<string, ScoreRow>> dimensions;

    /// <summary>Files the rows; O(rows).</summary>
    /// <param name="rows">At most one row per item and dimension, in any order.</param>
    /// <exception cref="ArgumentException">Two rows of one item and dimension, or a score or contamination outside 0 to 1.</exception>
    public ScoreSheet(IReadOnlyCollection<ScoreRow> rows)
    {
        dimensions = rows.CountBy(row => row.Dimension, StringComparer.Ordinal)
            .ToDictionary(count => count.Key, count => new Dictionary<string, ScoreRow>(count.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            File(row);
        }
    }

    /// <summary>The dimensions that have a row, in ordinal order.</summary>
    public IReadOnlyList<string> Dimensions => [.. dimensions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every item that has a row on any dimension, with its cluster; null where no row names one.</summary>
    public IReadOnlyDictionary<string, string?> Items()
    {
        var items = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in dimensions.Values.SelectMany(rows => rows.Values))
        {
            items[row.Item] = items.GetValueOrDefault(row.Item) ?? row.Cluster;
        }

        return items;
    }

    /// <summary>The rows of one dimension by item, also those without a score; empty when the dimension has no row.</summary>
    public IReadOnlyDictionary<string, ScoreRow> On(string dimension) => dimensions.GetValueOrDefault(dimension, Nothing);

    private void File(ScoreRow row)
    {
        Check("score", row.Score, row);
        Check("contamination", row.Contamination, row);
        Check("score set aside", row.SetAside, row);

        if (!dimensions[row.Dimension].TryAdd(row.Item, row))
        {
            throw new ArgumentException($"Item '{row.Item}' has two scores on '{row.Dimension}'.");
        }
    }

    private static void Check(string what, double? value, ScoreRow row)
    {
        if (value is { } number && number is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"The {what} {number} of item '{row.Item}' on '{row.Dimension}' is outside 0 to 1.");
        }
    }
}
