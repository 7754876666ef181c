using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>What a statistic became on resampled items.</summary>
/// <remarks>Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 13 and 14.</remarks>
public sealed class Replicates
{
    private const double MostUndefined = 0.05;
    private readonly double[] sorted;

    /// <summary>Keeps the replicates; null stands for one in which the statistic is not defined.</summary>
    public Replicates(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        sorted = [.. all.OfType<double>()];
        NumberOrder.Sort(sorted);
        Undefined = all.Length - sorted.Length;
    }

    /// <summary>In how many replicates the statistic is not defined.</summary>
    public int Undefined { get; }

    /// <summary>The quantiles of the replicates: "bootstrap-percentile".</summary>
    /// <returns>Null when there is no replicate, or more than one in twenty is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public Interval? Percentile(double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        return Usable ? new(Quantile.Of(sorted, tail), Quantile.Of(sorted, 1 - tail), level, "bootstrap-percentile") : null;
    }

    /// <summary>The quantiles corrected for bias and for an error that grows with the value: "bootstrap-bca".</summary>
    /// <param name="point">The statistic on all items.</param>
    /// <param name="jackknife">The statistic on all items but one, for each item.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Null as for percentiles, and when every replicate lies on one side of the point.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public Interval? BiasCorrected(double point, IReadOnlyList<double> jackknife, double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        var bias = Bias(point);
        if (!Usable || double.IsInfinity(bias))
        {
            return null;
        }

        var acceleration = Acceleration(jackknife);
        double Corrected(double p)
        {
            var shifted = bias + Normal.Quantile(p);
            return Quantile.Of(sorted, Normal.Cdf(bias + (shifted / (1 - (acceleration * shifted)))));
        }

        return new(Corrected(tail), Corrected(1 - tail), level, "bootstrap-bca");
    }

    /// <summary>z₀: the normal quantile of the share of replicates below the point; infinite when all or none are.</summary>
    internal double Bias(double point) => Normal.Quantile((double)sorted.Count(value => value < point) / Math.Max(1, sorted.Length));

    /// <summary>Σ d³ / (6 (Σ d²)^1.5) with d the jackknife's mean less its values; 0 when they are equal.</summary>
    internal static double Acceleration(IReadOnlyList<double> jackknife)
    {
        var mean = StableSum.Mean(jackknife);
        var squares = StableSum.Of(jackknife.Select(value => (mean - value) * (mean - value)));
        var cubes = StableSum.Of(jackknife.Select(value => (mean - value) * (mean - value) * (mean - value)));
        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    private bool Usable => sorted.Length > 0 && Undefined <= MostUndefined * (sorted.Length + Undefined);
}
