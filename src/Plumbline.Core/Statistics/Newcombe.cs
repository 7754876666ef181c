using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The difference between the shares of two independent groups.</summary>
public static class Newcombe
{
    /// <summary>The first share less the second, with the hybrid score interval.</summary>
    /// <param name="k1">Successes of the first group.</param>
    /// <param name="n1">Trials of the first group.</param>
    /// <param name="k2">Successes of the second group.</param>
    /// <param name="n2">Trials of the second group.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>The difference in [−1, 1] with "newcombe" bounds and all trials as the count. Unknown when a group is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>
    /// Each bound adds the distances of the two Wilson bounds as if they were at right angles.
    /// Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
    /// Statistics in Medicine 17, 1998, method 10.
    /// </remarks>
    public static Measurement Of(int k1, int n1, int k2, int n2, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k1);
        ArgumentOutOfRangeException.ThrowIfNegative(k2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k1, n1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k2, n2);
        var n = WholeCount.Sum(nameof(n2), n1, n2);
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        if (n1 == 0 || n2 == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "One of the groups is empty.");
        }

        var (first, second) = ((double)k1 / n1, (double)k2 / n2);
        var (low1, high1) = Proportion.WilsonBounds(k1, n1, z);
        var (low2, high2) = Proportion.WilsonBounds(k2, n2, z);
        var low = first - second - double.Hypot(first - low1, high2 - second);
        var high = first - second + double.Hypot(high1 - first, second - low2);
        return new Measurement.Known(first - second, n, new Interval(low, high, level, "newcombe"));
    }
}
