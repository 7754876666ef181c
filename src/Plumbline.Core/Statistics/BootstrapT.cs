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
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (Statistic(totals, ref stream) is { } statistic)
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

    /// <summary>One replicate's t statistic, in one pass; null when the replicate does not vary.</summary>
    private static double? Statistic(ClusterTotals totals, ref SplitMix64 stream)
    {
        var (sum, squares, products, sizeSquares, items) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var draw = 0; draw < totals.Count; draw++)
        {
            var cluster = (int)stream.Below(totals.Count);
            var (residual, size) = (totals.Residuals[cluster], (double)totals.Sizes[cluster]);
            sum += residual;
            squares += residual * residual;
            products += residual * size;
            sizeSquares += size * size;
            items += size;
        }

        var shift = sum / items;
        var spread = squares - (2 * shift * products) + (shift * shift * sizeSquares);
        return spread > 1e-12 * squares ? sum / Math.Sqrt(spread * totals.Count / (totals.Count - 1.0)) : null;
    }
}
