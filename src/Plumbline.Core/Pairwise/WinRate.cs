using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

/// <summary>How often a model wins against a baseline.</summary>
public static class WinRate
{
    /// <summary>The mean score, a tie being half a win, with an interval over prompts.</summary>
    /// <param name="scores">From 0 to 1, one a battle: 1 for a win, 0.5 for a tie; in any order.</param>
    /// <param name="prompts">The prompt of each battle, in the same order; null when each battle has its own.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The rate with bounds of t on prompts ("t", "t-clustered"), kept within 0 and 1; when all scores are the same, exact bounds of the battles that
    /// are no ties ("clopper-pearson"), or none when all are ties. One prompt has no bounds; without battles it is unknown.
    /// </returns>
    /// <exception cref="ArgumentException">A score is not between 0 and 1, or the lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Cost O(n log n). A displayed interval; a gate decides on <see cref="ClusteredMean"/>, which also keeps its promise for few battles.
    /// Source: Student, "The probable error of a mean", Biometrika 6, 1908; for clusters Liang, Zeger 1986.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> scores, IReadOnlyList<string>? prompts = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var tail = ConfidenceLevel.Tail(level);
        double[] given = [.. scores.Select(UnitScore.Checked)];
        var totals = prompts is null ? ClusterTotals.Single(given) : ClusterTotals.Of(given, prompts);
        if (totals.Count < 2)
        {
            return totals.Count == 0 ? new Measurement.Unknown(Cause.TooFew, "There are no battles.") : new Measurement.Known(totals.Mean, 1, Cause: Cause.TooFew);
        }

        if (totals.Variance == 0)
        {
            return Constant(totals, tail, level);
        }

        var half = -StudentT.Quantile(tail, totals.Count - 1) * Math.Sqrt(totals.Variance);
        return new Measurement.Known(totals.Mean, totals.Count, new Interval(Math.Max(0, totals.Mean - half), Math.Min(1, totals.Mean + half), level, prompts is null ? "t" : "t-clustered"));
    }

    private static Measurement.Known Constant(ClusterTotals totals, double tail, double level) => totals.Mean is 0 or 1
        ? new(totals.Mean, totals.Count, new Interval(Proportion.Lower(totals.Mean * totals.Count, totals.Count, tail), Proportion.Upper(totals.Mean * totals.Count, totals.Count, tail), level, "clopper-pearson"))
        : new(totals.Mean, totals.Count, Cause: Cause.ZeroVariance);
}
