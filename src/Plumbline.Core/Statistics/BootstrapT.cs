namespace Plumbline.Statistics;

/// <summary>Bounds of a mean from the resampled distribution of its own t statistic: follows skewed data where Student's t does not.</summary>
/// <remarks>Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 12.</remarks>
internal static class BootstrapT
{
    private const double MostUndefined = 0.05;

    /// <summary>The two bounds, each with <paramref name="tail"/> left outside.</summary>
    /// <param name="totals">At least two clusters that vary; a cluster may be a single value.</param>
    /// <param name="tail">Chance outside each bound.</param>
    /// <param name="replicates">How often all clusters are drawn again.</param>
    /// <param name="stream">Each replicate draws as many clusters as there are, in order.</param>
    /// <returns>Null when more than one replicate in twenty had no variation.</returns>
    public static (double Low, double High)? Of(ClusterTotals totals, double tail, int replicates, SplitMix64 stream)
    {
        var statistics = new List<double>(replicates);
        var sample = new int[totals.Count];
        var residuals = new double[totals.Count];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var draw = 0; draw < sample.Length; draw++)
            {
                sample[draw] = (int)stream.Below(sample.Length);
            }

            if (Statistic(totals, sample, residuals) is { } statistic)
            {
                statistics.Add(statistic);
            }
        }

        if (replicates - statistics.Count > MostUndefined * replicates)
        {
            return null;
        }

        double[] sorted = [.. statistics.Order()];
        var error = Math.Sqrt(totals.Variance);
        return (totals.Mean - (error * Quantile.Of(sorted, 1 - tail)), totals.Mean - (error * Quantile.Of(sorted, tail)));
    }

    private static double? Statistic(ClusterTotals totals, int[] sample, double[] residuals)
    {
        var (sum, items) = (0.0, 0);
        foreach (var cluster in sample)
        {
            sum += totals.Residuals[cluster];
            items += totals.Sizes[cluster];
        }

        var shift = sum / items;
        for (var draw = 0; draw < sample.Length; draw++)
        {
            residuals[draw] = totals.Residuals[sample[draw]] - (totals.Sizes[sample[draw]] * shift);
        }

        var variance = ClusterTotals.VarianceOf(residuals, items);
        return variance > 1e-24 ? shift / Math.Sqrt(variance) : null;
    }
}
