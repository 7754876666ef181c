using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The change of a share between two releases scored right or wrong on the same items.</summary>
public static class Tango
{
    private const int MostSteps = 100;
    private const double Precision = 1e-13;

    /// <summary>A bound is further from the change than this; at the change itself there may be no variance.</summary>
    private const double Nearest = 1e-11;

    /// <summary>The change of the share, with its score interval.</summary>
    /// <param name="newOnly">Items only the new release got right.</param>
    /// <param name="oldOnly">Items only the old release got right.</param>
    /// <param name="n">Items both were scored on, whether they differ or not.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>(newOnly − oldOnly) / n in [−1, 1] with "tango" bounds, which have a width even when no item differs. Unknown without items.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>
    /// Inverted numerically to 1e-12.
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
    /// <returns>Standard normal under the hypothesis, infinite where the hypothesis leaves no chance to what was seen: compare −margin to show that nothing worse than the margin happened.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or above n, n is not a positive finite number, or the change is not between −1 and 1.</exception>
    public static double Score(double newOnly, double oldOnly, double n, double change)
    {
        if (!(newOnly >= 0 && oldOnly >= 0 && newOnly + oldOnly <= n))
        {
            throw new ArgumentOutOfRangeException(nameof(newOnly), newOnly, $"The {newOnly} and {oldOnly} items on which the releases differ are not negative, and together at most n, {n}.");
        }

        OrdinaryNumber.Positive(n, nameof(n));
        OrdinaryNumber.Inside((change + 1) / 2, nameof(change));
        var variance = Variance(newOnly, oldOnly, n, change);
        var excess = newOnly - oldOnly - (n * change);
        return variance > 0 ? excess / Math.Sqrt(variance)
            : excess == 0 ? 0
            : excess > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>Of newOnly − oldOnly, at the likeliest shares that have this change.</summary>
    private static double Variance(double newOnly, double oldOnly, double n, double change)
    {
        var linear = -newOnly - oldOnly + (((2 * n) - newOnly + oldOnly) * change);
        var constant = -oldOnly * change * (1 - change);
        var root = Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant)));
        var oldOnlyShare = linear > 0 ? -2 * constant / (root + linear) : (root - linear) / (4 * n);
        return Math.Max(0, n * ((2 * oldOnlyShare) + (change * (1 - change))));
    }

    /// <summary>Where the score falls to z: the false position, halving the side that stays twice (the Illinois method).</summary>
    private static double Lower(double newOnly, double oldOnly, double n, double z)
    {
        double Excess(double change) => newOnly - oldOnly - (n * change) - (z * Math.Sqrt(Variance(newOnly, oldOnly, n, change)));
        var (low, high) = (-1.0, ((newOnly - oldOnly) / n) - Nearest);
        var (above, below) = (Excess(low), Excess(high));
        var (last, lastExcess) = (high, 0.0);
        for (var step = 0; step < MostSteps && above > 0 && below < 0; step++)
        {
            var next = ((low * below) - (high * above)) / (below - above);
            if (Math.Abs(next - last) < Precision)
            {
                return next;
            }

            var excess = Excess(next);
            var again = excess * lastExcess > 0 ? 0.5 : 1;
            (low, high, above, below) = excess > 0 ? (next, high, excess, below * again) : (low, next, above * again, excess);
            (last, lastExcess) = (next, excess);
        }

        return above > 0 ? last : low;
    }
}
