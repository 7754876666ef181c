using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The mean of scores between 0 and 1 that come in clusters (of one prompt, one conversation), where only clusters are independent.</summary>
public static class ClusteredMean
{
    /// <summary>The mean score with exact-type bounds for the effective number of items.</summary>
    /// <param name="scores">In [0, 1], one an item, in any order.</param>
    /// <param name="clusters">The cluster of each score.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>
    /// The mean over items, the number of clusters as the count, and "korn-graubard" bounds. Scores that are all 1, or all 0, count as one a
    /// cluster. Where clusters hardly vary, so that the effective number of items would be a large one, bounds that leave room for one unseen
    /// cluster at the end of the scale decide ("korn-graubard+endpoint"). One cluster: the value, too few, no interval. Unknown without scores.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Effective items n* = p (1 − p) / v with the cluster variance v of the mean, at most the number of items, times the squared ratio of the
    /// t quantiles of N − 1 and G − 1 degrees of freedom; then Clopper and Pearson's bounds of p n* in n*.
    /// Source: E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated
    /// from survey data", Survey Methodology 24, 1998.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> scores, IReadOnlyList<string> clusters, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(clusters);
        var tail = ConfidenceLevel.Tail(level);
        var totals = ClusterTotals.Of([.. scores.Select(UnitScore.Checked)], clusters);
        return totals.Count switch
        {
            0 => new Measurement.Unknown(Cause.TooFew, "There are no scores."),
            1 => new Measurement.Known(totals.Mean, 1, Cause: Cause.TooFew),
            _ when totals.Mean is 0 or 1 => Bounded(totals, tail, level),
            _ => EndpointBound.Widen(Bounded(totals, tail, level), totals, 0, 1),
        };
    }

    private static Measurement.Known Bounded(ClusterTotals totals, double tail, double level)
    {
        var items = EffectiveItems(totals, tail);
        var successes = totals.Mean * items;
        var (low, high) = (Proportion.Lower(successes, items, tail), Proportion.Upper(successes, items, tail));
        return new(totals.Mean, totals.Count, new Interval(Math.Min(low, totals.Mean), Math.Max(high, totals.Mean), level, "korn-graubard"));
    }

    private static double EffectiveItems(ClusterTotals totals, double tail)
    {
        if (totals.Mean is 0 or 1)
        {
            return totals.Count;
        }

        var effective = Math.Min(totals.Items, totals.Mean * (1 - totals.Mean) / totals.Variance);
        var ratio = StudentT.Quantile(tail, totals.Items - 1) / StudentT.Quantile(tail, totals.Count - 1);
        return effective * ratio * ratio;
    }
}
