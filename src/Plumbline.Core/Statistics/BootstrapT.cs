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
    /// <param name="stream">Each replicate draws as many clusters as there are, in order, or pattern by pattern where many are equal.</param>
    /// <returns>Null when more than one replicate in twenty had no variation.</returns>
    public static (double Low, double High)? Of(ClusterTotals totals, double tail, int replicates, SplitMix64 stream)
    {
        var (draws, first) = Patterns(totals);
        var counts = new int[first.Length];
        var statistics = new List<double>(replicates);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            draws.Next(ref stream, counts);
            if (Statistic(totals, first, counts) is { } statistic)
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

    /// <summary>Clusters with the same total and size are one pattern; <c>First</c> holds a cluster of each.</summary>
    private static (PatternDraws Draws, int[] First) Patterns(ClusterTotals totals)
    {
        var first = new List<int>();
        var patternOf = new Dictionary<(double Sum, int Size), int>();
        var patterns = new int[totals.Count];
        for (var cluster = 0; cluster < totals.Count; cluster++)
        {
            var key = (totals.Sums[cluster], totals.Sizes[cluster]);
            if (!patternOf.TryGetValue(key, out var pattern))
            {
                patternOf[key] = pattern = first.Count;
                first.Add(cluster);
            }

            patterns[cluster] = pattern;
        }

        return (new(patterns, first.Count), [.. first]);
    }

    /// <summary>One replicate's t statistic; null when the replicate does not vary.</summary>
    private static double? Statistic(ClusterTotals totals, int[] first, int[] counts)
    {
        var (sum, squares, products, sizeSquares, items) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var pattern = 0; pattern < counts.Length; pattern++)
        {
            var (count, residual, size) = ((double)counts[pattern], totals.Residuals[first[pattern]], (double)totals.Sizes[first[pattern]]);
            sum += count * residual;
            squares += count * residual * residual;
            products += count * residual * size;
            sizeSquares += count * size * size;
            items += count * size;
        }

        var shift = sum / items;
        var spread = squares - (2 * shift * products) + (shift * shift * sizeSquares);
        return spread > 1e-12 * squares ? sum / Math.Sqrt(spread * totals.Count / (totals.Count - 1.0)) : null;
    }
}
