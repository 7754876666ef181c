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
    /// <exception cref="ArgumentException">A rating is NaN or infinite.</exception>
    /// <remarks>
    /// α = 1 − D_o / D_e. On ordinal scales the distance is that of mid-ranks among the pairable ratings. Cost linear in the ratings, and
    /// quadratic in the different values on a ratio scale.
    /// Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
    /// </remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items, Scale scale)
    {
        var rated = RatedItems.Of(items);
        return Agreed.Measure(rated, Statistic(rated, scale));
    }

    internal static Func<int[], double?> Statistic(RatedItems items, Scale scale)
    {
        var fixedSpreads = scale == Scale.Ordinal ? null : Spreads(items, scale, items.Domain);
        return sizes =>
        {
            var used = Used(items, sizes);
            var positions = scale == Scale.Ordinal ? MidRanks(used) : items.Domain;
            var total = used.Sum();
            var values = Enumerable.Range(0, used.Length).Where(category => used[category] > 0).Select(category => (category, used[category])).ToArray();
            var spread = values.Length < 2 ? 0 : Spread(values, scale, positions);
            return spread > 0 ? 1 - ((total - 1) * Observed(sizes, fixedSpreads ?? Spreads(items, scale, positions)) / spread) : null;
        };
    }

    /// <summary>How often each category is used in items rated at least twice.</summary>
    private static double[] Used(RatedItems items, int[] sizes)
    {
        var used = new double[items.Domain.Count];
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            if (items.Ratings[pattern] >= 2)
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
        return [.. used.Select(count => (before += count) - (count / 2))];
    }

    private static double Observed(int[] sizes, double[] spreads)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            sum += sizes[pattern] * spreads[pattern];
        }

        return sum;
    }

    /// <summary>For each pattern its disagreement, so that an item weighs as many ratings as it has.</summary>
    private static double[] Spreads(RatedItems items, Scale scale, IReadOnlyList<double> positions) =>
        [.. items.Patterns.Select((pattern, index) => items.Ratings[index] < 2
            ? 0
            : Spread([.. pattern.Select(rated => (rated.Category, (double)rated.Count))], scale, positions) / (items.Ratings[index] - 1))];

    /// <summary>Σ δ²(a, b) over all ordered pairs of ratings.</summary>
    private static double Spread((int Category, double Count)[] rated, Scale scale, IReadOnlyList<double> positions)
    {
        var n = rated.Sum(one => one.Count);
        switch (scale)
        {
            case Scale.Nominal:
                return (n * n) - rated.Sum(one => one.Count * one.Count);

            case Scale.Ordinal or Scale.Interval:
                var mean = rated.Sum(one => one.Count * positions[one.Category]) / n;
                return 2 * n * rated.Sum(one => one.Count * (positions[one.Category] - mean) * (positions[one.Category] - mean));

            case Scale.Ratio:
                return rated.Sum(one => rated.Sum(other => one.Count * other.Count * RatioDistance(positions[one.Category], positions[other.Category])));

            default:
                throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a declared scale.");
        }
    }

    private static double RatioDistance(double one, double other)
    {
        var relative = one + other == 0 ? 0 : (one - other) / (one + other);
        return relative * relative;
    }
}
