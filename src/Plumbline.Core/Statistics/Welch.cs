using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The difference between the means of two independent groups that may vary differently.</summary>
public static class Welch
{
    /// <summary>The first mean less the second, with the bounds of Welch's t.</summary>
    /// <param name="mean1">Mean of the first group.</param>
    /// <param name="variance1">Sample variance (divisor n − 1) of the first group.</param>
    /// <param name="n1">Values in the first group.</param>
    /// <param name="mean2">Mean of the second group.</param>
    /// <param name="variance2">Sample variance (divisor n − 1) of the second group.</param>
    /// <param name="n2">Values in the second group.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>
    /// The difference with "welch-t" bounds and all values as the count. A group of one value, or no variance in either group: the value
    /// without an interval and the cause. An empty group: unknown.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative where it cannot be, or the level is outside (0, 1).</exception>
    /// <exception cref="ArgumentException">A mean or a variance is not finite.</exception>
    /// <remarks>Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34, 1947.</remarks>
    public static Measurement Of(double mean1, double variance1, int n1, double mean2, double variance2, int n2, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n1);
        ArgumentOutOfRangeException.ThrowIfNegative(n2);
        ArgumentOutOfRangeException.ThrowIfNegative(variance1);
        ArgumentOutOfRangeException.ThrowIfNegative(variance2);
        if (!Array.TrueForAll([mean1, mean2, variance1, variance2], Magnitude.IsUsable))
        {
            throw new ArgumentException($"The means {mean1} and {mean2} and the variances {variance1} and {variance2} should be finite, at most 1e100 in size.", nameof(mean1));
        }

        var (tail, n) = (ConfidenceLevel.Tail(level), WholeCount.Sum(nameof(n2), n1, n2));
        return (n1, n2, variance1 + variance2) switch
        {
            (0, _, _) or (_, 0, _) => new Measurement.Unknown(Cause.TooFew, "One of the groups is empty."),
            (1, _, _) or (_, 1, _) => new Measurement.Known(mean1 - mean2, n, Cause: Cause.TooFew),
            (_, _, 0) => new Measurement.Known(mean1 - mean2, n, Cause: Cause.ZeroVariance),
            _ => WithBounds(mean1 - mean2, (variance1 / n1, n1), (variance2 / n2, n2), tail, level),
        };
    }

    private static Measurement.Known WithBounds(double difference, (double Variance, int N) first, (double Variance, int N) second, double tail, double level)
    {
        var variance = first.Variance + second.Variance;
        var degrees = variance * variance
            / ((first.Variance * first.Variance / (first.N - 1)) + (second.Variance * second.Variance / (second.N - 1)));
        var half = -StudentT.Quantile(tail, degrees) * Math.Sqrt(variance);
        return new(difference, first.N + second.N, new Interval(difference - half, difference + half, level, "welch-t"));
    }
}
