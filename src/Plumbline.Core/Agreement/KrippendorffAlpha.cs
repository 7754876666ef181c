using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Krippendorff's α: agreement between any number of annotators, corrected for chance, on any scale, with missing ratings.</summary>
public static class KrippendorffAlpha
{
    /// <summary>Measures how well annotators agree on the same items.</summary>
    /// <param name="items">
    /// One entry per item, holding the ratings that item received, in any order; who gave them does not matter.
    /// Items may have different numbers of ratings; an item with fewer than two is not pairable and is left out.
    /// </param>
    /// <param name="scale">The scale the ratings are on; ordered by value where order matters.</param>
    /// <returns>
    /// α in (−∞, 1]: 1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement.
    /// <see cref="Measurement.Known.Count"/> is the number of pairable items. Unknown when there is none, or when
    /// every rating is the same value: with no variation there is no disagreement to expect, so α is undefined.
    /// </returns>
    /// <exception cref="ArgumentException">A rating is NaN or infinite, or below 0 on a ratio scale, whose zero is nothing at all.</exception>
    /// <remarks>
    /// α = 1 − D_o / D_e. On ordinal scales the distance is that of mid-ranks among the pairable ratings. Cost linear in the ratings on every scale.
    /// Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
    /// </remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items, Scale scale)
    {
        var rated = RatedItems.Of(items);
        return Agreed.Measure(rated, Statistic(rated, scale));
    }

    internal static Func<int[], double?> Statistic(RatedItems items, Scale scale)
    {
        if (scale == Scale.Ratio && items.Domain.FirstOrDefault(value => value < 0) is < 0 and var below)
        {
            throw new ArgumentException($"A ratio scale starts at 0, but {below} is a rating or a declared category; use the interval scale.", nameof(items));
        }

        return scale switch
        {
            Scale.Nominal or Scale.Ratio => ByCounts(items, scale),
            Scale.Ordinal => ByRanks(items),
            Scale.Interval => ByMoments(items),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a declared scale."),
        };
    }

    private static Func<int[], double?> ByCounts(RatedItems items, Scale scale)
    {
        var ratio = scale == Scale.Ratio ? new RatioSpread([.. items.Domain]) : null;
        double[] spreads = [.. items.Patterns.Select((pattern, index) => items.Ratings[index] < 2
            ? 0
            : (ratio is null ? Unequal(pattern) : RatioSpread.Between(pattern, items.Domain)) / (items.Ratings[index] - 1))];
        return sizes =>
        {
            var used = Used(items, sizes);
            return Of(used.Sum(), Observed(sizes, spreads), ratio is null ? Unequal(used) : ratio.Of(used));
        };
    }

    /// <summary>Distances of mid-ranks, which move with every draw.</summary>
    private static Func<int[], double?> ByRanks(RatedItems items) => sizes =>
    {
        var used = Used(items, sizes);
        var (ranks, total, observed) = (MidRanks(used), used.Sum(), 0.0);
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            if (items.Ratings[pattern] >= 2 && sizes[pattern] > 0)
            {
                observed += sizes[pattern] * Squares(items.Patterns[pattern], ranks) / (items.Ratings[pattern] - 1);
            }
        }

        var (mean, squares) = (total / 2, 0.0); // the mean of mid-ranks is the middle place
        for (var category = 0; category < used.Length; category++)
        {
            squares += used[category] * (ranks[category] - mean) * (ranks[category] - mean);
        }

        return Of(total, observed, 2 * total * squares);
    };

    /// <summary>Squared distances follow from sums over each pattern, so a draw costs what its patterns do, however many values there are.</summary>
    private static Func<int[], double?> ByMoments(RatedItems items)
    {
        var middle = items.Domain.Count == 0 ? 0 : (items.Domain.Min() / 2) + (items.Domain.Max() / 2);
        double[] centred = [.. items.Domain.Select(value => value - middle)];
        double[] counts = [.. items.Ratings.Select(ratings => ratings < 2 ? 0.0 : ratings)];
        double[] sums = [.. items.Patterns.Select((pattern, index) => counts[index] == 0 ? 0 : pattern.Sum(rated => rated.Count * centred[rated.Category]))];
        double[] squares = [.. items.Patterns.Select((pattern, index) => counts[index] == 0 ? 0 : pattern.Sum(rated => rated.Count * centred[rated.Category] * centred[rated.Category]))];
        double[] spreads = [.. items.Patterns.Select((pattern, index) => counts[index] == 0 ? 0 : Squares(pattern, centred) / (counts[index] - 1))];
        return sizes =>
        {
            var (total, sum, square) = (Observed(sizes, counts), Observed(sizes, sums), Observed(sizes, squares));
            var spread = (total * square) - (sum * sum);
            return Of(total, Observed(sizes, spreads), spread > 1e-12 * total * square ? 2 * spread : 0);
        };
    }

    private static double? Of(double total, double observed, double expected) =>
        expected > 0 && 1 - ((total - 1) * observed / expected) is var alpha && double.IsFinite(alpha) ? alpha : null;

    /// <summary>How often each category is used in items rated at least twice.</summary>
    private static double[] Used(RatedItems items, int[] sizes)
    {
        var used = new double[items.Domain.Count];
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            if (items.Ratings[pattern] >= 2 && sizes[pattern] > 0)
            {
                foreach (var (category, count) in items.Patterns[pattern])
                {
                    used[category] += (double)sizes[pattern] * count;
                }
            }
        }

        return used;
    }

    /// <summary>The middle place of each category when all ratings are lined up in order.</summary>
    private static double[] MidRanks(double[] used)
    {
        var before = 0.0;
        return Array.ConvertAll(used, count => (before += count) - (count / 2));
    }

    /// <summary>Σ over patterns of what each adds, times how often it came.</summary>
    private static double Observed(int[] sizes, double[] each)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            sum += sizes[pattern] * each[pattern];
        }

        return sum;
    }

    /// <summary>Ordered pairs of ratings that differ.</summary>
    private static double Unequal((int Category, int Count)[] pattern)
    {
        double n = pattern.Sum(rated => rated.Count);
        return (n * n) - pattern.Sum(rated => (double)rated.Count * rated.Count);
    }

    private static double Unequal(double[] used)
    {
        var (n, same) = (0.0, 0.0);
        foreach (var count in used)
        {
            (n, same) = (n + count, same + (count * count));
        }

        return (n * n) - same;
    }

    /// <summary>Σ (a − b)² over all ordered pairs of ratings of one item.</summary>
    private static double Squares((int Category, int Count)[] pattern, double[] positions)
    {
        var (n, mean, squares) = (0.0, 0.0, 0.0);
        foreach (var (category, count) in pattern)
        {
            (n, mean) = (n + count, mean + (count * positions[category]));
        }

        mean /= n;
        foreach (var (category, count) in pattern)
        {
            squares += count * (positions[category] - mean) * (positions[category] - mean);
        }

        return 2 * n * squares;
    }
}
