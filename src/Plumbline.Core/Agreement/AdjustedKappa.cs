using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>Agreement against the chance of guessing all categories equally often, whatever is common: the prevalence- and bias-adjusted κ.</summary>
public static class AdjustedKappa
{
    /// <summary>Rescales the percentage, so that guessing is 0.</summary>
    /// <param name="items">One entry per item: its ratings in any order, by any number of annotators.</param>
    /// <param name="domain">All categories that the rubric declares, at least two.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// (q p − 1) / (q − 1) for q categories, 2 p − 1 for two, with "jackknife" bounds over the items with two ratings. Unknown without such items, or with
    /// a single category. Where every item agrees there are no bounds.
    /// </returns>
    /// <exception cref="ArgumentException">A rating is not in the domain, or the domain names a value twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// No more than the percentage on another scale: it cannot tell whether annotators would agree on what is rare. Cost linear in the ratings.
    /// Source: T. Byrt, J. Bishop, J. B. Carlin, "Bias, prevalence and kappa", Journal of Clinical Epidemiology 46, 1993.
    /// </remarks>
    public static Measurement Of(IEnumerable<IReadOnlyList<double>> items, IReadOnlyList<double> domain, double level = 0.95)
    {
        ConfidenceLevel.Tail(level);
        var rated = RatedItems.Of(items, domain);
        var percent = PercentAgreement.Statistic(rated, AgreementWeights.Identity);
        return Agreed.Jackknifed(rated, sizes => domain.Count > 1 && percent(sizes) is { } agreed ? ((domain.Count * agreed) - 1) / (domain.Count - 1.0) : null, level);
    }
}
