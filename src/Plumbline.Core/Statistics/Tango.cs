using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The change of a share between two releases scored right or wrong on the same items.</summary>
public static class Tango
{
    private const int Halvings = 42;

    /// <summary>The change of the share, with its score interval.</summary>
    /// <param name="newOnly">Items only the new release got right.</param>
    /// <param name="oldOnly">Items only the old release got right.</param>
    /// <param name="n">Items both were scored on, whether they differ or not.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>(newOnly − oldOnly) / n in [−1, 1] with "tango" bounds, which have a width even when no item differs. Unknown without items.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>
    /// Inverted by bisection to 1e-12.
    /// Source: T. Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample design",
    /// Statistics in Medicine 17, 1998.
    /// </remarks>
    public static Measurement Of(int newOnly, int oldOnly, int n, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(oldOnly);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)newOnly + oldOnly, n);
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        if (n == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no items that both releases were scored on.");
        }

        var interval = new Interval(Lower(newOnly, oldOnly, n, z), -Lower(oldOnly, newOnly, n, z), level, "tango");
        return new Measurement.Known((double)(newOnly - oldOnly) / n, n, interval);
    }

    /// <summary>The score statistic of "the true change is <paramref name="change"/>"; falls as the change grows.</summary>
    /// <param name="newOnly">Items only the new release got right.</param>
    /// <param name="oldOnly">Items only the old release got right.</param>
    /// <param name="n">Items, at least one.</param>
    /// <param name="change">The hypothesis, strictly between −1 and 1.</param>
    /// <returns>Standard normal under the hypothesis: compare −margin to show that nothing worse than the margin happened.</returns>
    public static double Score(double newOnly, double oldOnly, double n, double change)
    {
        var linear = -newOnly - oldOnly + (((2 * n) - newOnly + oldOnly) * change);
        var constant = -oldOnly * change * (1 - change);
        var root = Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant)));
        var oldOnlyShare = linear > 0 ? -2 * constant / (root + linear) : (root - linear) / (4 * n);
        var variance = n * ((2 * oldOnlyShare) + (change * (1 - change)));
        var excess = newOnly - oldOnly - (n * change);
        return variance > 0 ? excess / Math.Sqrt(variance)
            : excess == 0 ? 0
            : excess > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    private static double Lower(int newOnly, int oldOnly, int n, double z)
    {
        var (low, high) = (-1.0, (double)(newOnly - oldOnly) / n);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Score(newOnly, oldOnly, n, middle) > z ? (middle, high) : (low, middle);
        }

        return low;
    }
}
