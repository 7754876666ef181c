namespace Plumbline.Statistics;

/// <summary>The mean of scores between 0 and 1, with bounds that assume nothing else about how the scores are distributed.</summary>
public static class BoundedMean
{
    /// <summary>The mean score with betting bounds.</summary>
    /// <param name="scores">One score in [0, 1] for each item, in any order; items are independent of each other.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>
    /// The mean and "betting" bounds, valid for any distribution and any number of items; they are about half as wide again as those of t.
    /// Unknown without items.
    /// </returns>
    /// <exception cref="ArgumentException">A score is outside [0, 1], or an item is scored twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Items are bet on in the order of a hash of their ids, which is the same whatever the row order and knows nothing of the scores.
    /// Cost O(n log n). Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<(string Item, double Score)> scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var tail = ConfidenceLevel.Tail(level);
        if (scores.Count == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no scores.");
        }

        var ordered = ByHash(scores);
        var mean = StableSum.Mean(ordered);
        var low = BettingBound.Lower(ordered, tail);
        var high = 1 - BettingBound.Lower([.. ordered.Select(score => 1 - score)], tail);
        return new Measurement.Known(mean, ordered.Length, new Interval(Math.Min(low, mean), Math.Max(high, mean), level, "betting"));
    }

    private static double[] ByHash(IReadOnlyList<(string Item, double Score)> scores)
    {
        (ulong Place, string Item, double Score)[] rows =
            [.. scores.Select(row => (SplitMix64.Mix(Fnv1a.Hash(row.Item)), row.Item, UnitScore.Checked(row.Score)))];
        Array.Sort(rows, static (one, other) =>
            one.Place != other.Place ? one.Place.CompareTo(other.Place) : string.CompareOrdinal(one.Item, other.Item));
        for (var row = 1; row < rows.Length; row++)
        {
            if (rows[row].Item == rows[row - 1].Item)
            {
                throw new ArgumentException($"Item \"{rows[row].Item}\" is scored twice; an item has one score.", nameof(scores));
            }
        }

        return [.. rows.Select(row => row.Score)];
    }
}
