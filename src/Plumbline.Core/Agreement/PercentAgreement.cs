using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>The share of pairs of ratings of the same item that agree, not corrected for chance.</summary>
public static class PercentAgreement
{
    /// <summary>Measures how often two ratings of an item are the same.</summary>
    /// <param name="items">One entry per item: its ratings in any order, by any number of annotators; items with fewer than two are left out.</param>
    /// <returns>The mean over items of the share of agreeing pairs, 0 to 1; the count is the items with two ratings. Unknown without such items.</returns>
    /// <exception cref="ArgumentException">A rating is not a finite number.</exception>
    /// <remarks>Cost linear in the ratings. Source: K. L. Gwet, "Handbook of Inter-Rater Reliability", 2014, chapter 2.</remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items)
    {
        var rated = RatedItems.Of(items);
        return Agreed.Measure(rated, Statistic(rated, AgreementWeights.Identity));
    }

    /// <summary>Mean over items of Σₖ rₖ (Σₗ wₖₗ rₗ − 1) / (r (r − 1)).</summary>
    internal static Func<int[], double?> Statistic(RatedItems items, AgreementWeights weights)
    {
        double?[] agreement = [.. items.Patterns.Select((pattern, index) =>
            items.Ratings[index] < 2 ? (double?)null : Pairs(pattern, weights, items.Domain.Count) / (items.Ratings[index] * (items.Ratings[index] - 1.0)))];
        return sizes =>
        {
            var (sum, pairable) = (0.0, 0);
            for (var pattern = 0; pattern < sizes.Length; pattern++)
            {
                if (agreement[pattern] is { } agreed)
                {
                    sum += sizes[pattern] * agreed;
                    pairable += sizes[pattern];
                }
            }

            return pairable == 0 ? null : sum / pairable;
        };
    }

    /// <summary>Ordered pairs of different ratings of one item, each with its weight; by identity only equal ones count.</summary>
    private static double Pairs((int Category, int Count)[] pattern, AgreementWeights weights, int categories) => weights == AgreementWeights.Identity
        ? pattern.Sum(rated => rated.Count * (rated.Count - 1.0))
        : pattern.Sum(one => one.Count * (pattern.Sum(other => Weighting.Of(weights, Math.Abs(one.Category - other.Category), categories) * other.Count) - 1));
}
