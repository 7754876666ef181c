namespace Plumbline.Statistics;

/// <summary>How far a sum of centred values can stray, at all times at once: the two-sided normal-mixture boundary.</summary>
/// <remarks>
/// Source: S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of
/// Statistics 49, 2021, proposition 5; H. Robbins, "Statistical methods related to the law of the iterated logarithm", 1970.
/// </remarks>
public static class NormalMixture
{
    /// <summary>The parameter that makes the boundary tightest at one amount of variance.</summary>
    /// <param name="tightestAt">Sum of variances at which most looks are expected, e.g. n times the variance of one value; positive.</param>
    /// <param name="alpha">Two-sided chance of error over all looks together.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Rho(double tightestAt, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tightestAt);
        var odds = 2 * Math.Log(1 / Alpha(alpha));
        return tightestAt / (odds + Math.Log(1 + odds));
    }

    /// <summary>The distance from 0 that the sum will never reach, with a chance of 1 − alpha.</summary>
    /// <param name="variance">Sum of the variances of the values so far, not negative.</param>
    /// <param name="rho">From <see cref="Rho"/>; positive.</param>
    /// <param name="alpha">Two-sided chance of error over all looks together.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Bound(double variance, double rho, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rho);
        if (!double.IsFinite((variance + rho) / rho))
        {
            throw new ArgumentOutOfRangeException(nameof(variance), variance, $"The variance and {rho} should be finite, as should the one over the other.");
        }

        var whole = variance + rho;
        return Math.Sqrt(whole * (Math.Log(whole / rho) - (2 * Math.Log(Alpha(alpha)))));
    }

    /// <summary>The mean of unbounded values with bounds that hold at every look, from the moment when their variance is known well.</summary>
    /// <param name="values">In any order; independent.</param>
    /// <param name="tightestAt">Number of values at which most looks are expected, at least 1.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The mean with "normal-mixture" bounds, which use the sample variance: not for the first few dozen values. One value, or no variance: the
    /// value without an interval and the cause. Unknown without values.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>
    /// Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", 2024.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> values, int tightestAt, double level)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tightestAt);
        var alpha = 2 * ConfidenceLevel.Tail(level);
        var totals = ClusterTotals.Single(values);
        var variance = totals.Variance * totals.Items;
        return (totals.Count, variance) switch
        {
            (0, _) => new Measurement.Unknown(Cause.TooFew, "There are no values."),
            (1, _) => new Measurement.Known(totals.Mean, 1, Cause: Cause.TooFew),
            (_, 0) => new Measurement.Known(totals.Mean, totals.Count, Cause: Cause.ZeroVariance),
            _ => Around(totals, Bound(variance * totals.Count, Rho(variance * tightestAt, alpha), alpha) / totals.Count, level),
        };
    }

    private static Measurement.Known Around(ClusterTotals totals, double half, double level) =>
        new(totals.Mean, totals.Count, new Interval(totals.Mean - half, totals.Mean + half, level, "normal-mixture"));

    private static double Alpha(double alpha) => alpha is > 0 and < 1
        ? alpha
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A chance of error lies between 0 and 1, e.g. 0.05.");
}
