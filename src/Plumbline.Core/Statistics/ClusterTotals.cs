namespace Plumbline.Statistics;

/// <summary>Values summed by cluster: all that a mean, its variance and its resampling need.</summary>
/// <remarks>Clusters are kept in order of their totals, so that neither row order nor cluster names change a result.</remarks>
internal sealed class ClusterTotals
{
    private ClusterTotals(double[] sums, int[] sizes)
    {
        (Sums, Sizes) = (sums, sizes);
        Items = sizes.Sum();
        Mean = Items == 0 ? 0 : StableSum.Compensated(sums) / Items;
        Residuals = [.. sums.Select((sum, cluster) => sum - (sizes[cluster] * Mean))];
        Variance = Count < 2 ? 0 : Residuals.Sum(residual => residual * residual) * Count / (Count - 1.0) / ((double)Items * Items);
    }

    public double[] Sums { get; }

    public int[] Sizes { get; }

    public int Count => Sums.Length;

    public int Items { get; }

    public double Mean { get; }

    /// <summary>Of each cluster: its sum less what its size would give at the mean.</summary>
    public double[] Residuals { get; }

    /// <summary>Variance of the mean: G / (G − 1) · Σ residual² / N²; 0 with fewer than two clusters.</summary>
    public double Variance { get; }

    /// <summary>Nothing varies between clusters, up to rounding.</summary>
    public bool Constant => Residuals.Zip(Sizes, (residual, size) => Math.Abs(residual) / size).All(deviation => deviation <= 1e-12);

    /// <summary>Third standardised moment of the residuals.</summary>
    public double Skewness
    {
        get
        {
            var second = Residuals.Average(residual => residual * residual);
            return second == 0 ? 0 : Residuals.Average(residual => residual * residual * residual) / Math.Pow(second, 1.5);
        }
    }

    /// <summary>Every value a cluster of its own.</summary>
    public static ClusterTotals Single(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return InOrder(sorted);
    }

    /// <summary>Every value a cluster of its own, resampled in the order given.</summary>
    public static ClusterTotals InOrder(IReadOnlyList<double> values) =>
        new([.. values.Select(Finite)], [.. Enumerable.Repeat(1, values.Count)]);

    /// <summary>Values with the cluster of each.</summary>
    public static ClusterTotals Of(IReadOnlyList<double> values, IReadOnlyList<string> clusters)
    {
        if (values.Count != clusters.Count)
        {
            throw new ArgumentException($"There are {values.Count} values and {clusters.Count} clusters; every value has one.", nameof(clusters));
        }

        var totals = clusters.Zip(values, (cluster, value) => (Cluster: cluster, Value: Finite(value)))
            .GroupBy(row => row.Cluster, row => row.Value, StringComparer.Ordinal)
            .Select(group => (Sum: StableSum.Of(group), Size: group.Count()))
            .Order()
            .ToArray();
        return new([.. totals.Select(total => total.Sum)], [.. totals.Select(total => total.Size)]);
    }

    private static double Finite(double value) =>
        Magnitude.IsUsable(value) ? value : throw new ArgumentException($"{value} is not a finite number of at most 1e100 in size.", nameof(value));
}
