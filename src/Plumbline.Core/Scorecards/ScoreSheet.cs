namespace Plumbline.Scorecards;

/// <summary>The score rows of one release, found by dimension and item.</summary>
public sealed class ScoreSheet
{
    private static readonly Dictionary<string, ScoreRow> Nothing = [];
    private readonly Dictionary<string, Dictionary<string, ScoreRow>> dimensions = new(StringComparer.Ordinal);

    /// <summary>Files the rows; O(rows).</summary>
    /// <param name="rows">At most one row per item and dimension, in any order.</param>
    /// <exception cref="ArgumentException">Two rows of one item and dimension, or a score outside 0 to 1.</exception>
    public ScoreSheet(IReadOnlyCollection<ScoreRow> rows)
    {
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
        if (row.Score is { } score && score is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"The score {score} of item '{row.Item}' on '{row.Dimension}' is outside 0 to 1.");
        }

        if (!dimensions.TryGetValue(row.Dimension, out var items))
        {
            dimensions[row.Dimension] = items = new(StringComparer.Ordinal);
        }

        if (!items.TryAdd(row.Item, row))
        {
            throw new ArgumentException($"Item '{row.Item}' has two scores on '{row.Dimension}'.");
        }
    }
}
