using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Fleiss' κ for any number of annotators, with missing ratings and weights: agreement against chance with the observed category shares.</summary>
public static class FleissKappa
{
    /// <summary>Measures agreement against the chance that annotators use the categories as often as they did, at random.</summary>
    /// <param name="items">One entry per item: its ratings in any order, by any number of annotators.</param>
    /// <param name="domain">All categories that the rubric declares, in their order.</param>
    /// <param name="weights">How much two different categories agree.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>At most 1; the count is the items with two ratings, the bounds "gwet-linearised"; none when nothing varies from item to item. Unknown when no item was rated twice or only one category is used.</returns>
    /// <exception cref="ArgumentException">A rating is not in the domain, or the domain names a value twice.</exception>
    /// <remarks>Cost linear in the ratings, and for weights quadratic in the categories. Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76, 1971.</remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items, IReadOnlyList<double> domain, AgreementWeights weights = AgreementWeights.Identity, double level = 0.95)
    {
        var rated = RatedItems.Of(items, domain);
        var shares = ChanceAgreement.Shares(rated, rated.Sizes);
        return LinearisedError.Bounded(
            rated, weights, Agreed.Measure(rated, ChanceAgreement.Statistic(rated, weights, Expected(weights))), Expected(weights)(shares), Weighting.Means(weights, shares), level);
    }

    internal static Func<double[], double?> Expected(AgreementWeights weights) => shares => Weighting.Expected(weights, shares);
}
