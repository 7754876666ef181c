using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Gwet's AC1 and, with weights, AC2: agreement corrected for chance that stays sensible when one category is common.</summary>
public static class GwetAc1
{
    /// <summary>Measures agreement against the chance that an annotator guesses.</summary>
    /// <param name="items">One entry per item: its ratings in any order, by any number of annotators.</param>
    /// <param name="domain">
    /// All categories that the rubric declares, in their order, used or not: one more category lowers the agreement expected by chance.
    /// </param>
    /// <param name="weights">Identity gives AC1, the others AC2 for ordered categories.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// At most 1; the count is the items with two ratings, the bounds "gwet-linearised"; none when nothing varies from item to item. 1 when everyone always uses one
    /// category. Unknown when no item was rated twice, or
    /// the domain has a single category.
    /// </returns>
    /// <exception cref="ArgumentException">A rating is not in the domain, or the domain names a value twice.</exception>
    /// <remarks>
    /// p_e = T / (q (q − 1)) Σ π (1 − π), with T the sum of all weights. Cost linear in the ratings.
    /// Source: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British Journal of
    /// Mathematical and Statistical Psychology 61, 2008.
    /// </remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items, IReadOnlyList<double> domain, AgreementWeights weights = AgreementWeights.Identity, double level = 0.95)
    {
        var rated = RatedItems.Of(items, domain);
        var (shares, scale) = (ChanceAgreement.Shares(rated, rated.Sizes), Weighting.Total(weights, domain.Count) / Math.Max(1, domain.Count * (domain.Count - 1.0)));
        return LinearisedError.Bounded(rated, weights, Agreed.Measure(rated, Statistic(rated, weights)), Expected(weights, domain.Count)(shares), Array.ConvertAll(shares, share => scale * (1 - share)), level);
    }

    internal static Func<int[], double?> Statistic(RatedItems items, AgreementWeights weights) =>
        ChanceAgreement.Statistic(items, weights, Expected(weights, items.Domain.Count));

    internal static Func<double[], double?> Expected(AgreementWeights weights, int categories)
    {
        var total = Weighting.Total(weights, categories);
        return shares => categories < 2 ? null : total / (categories * (categories - 1.0)) * shares.Sum(share => share * (1 - share));
    }
}
