using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>The bins of a reference sample, frozen, so that later samples are counted into the same ones.</summary>
/// <param name="Edges">The inner borders, ascending and different; a value on a border belongs to the bin above it.</param>
/// <param name="Counts">Reference values in each bin: one bin more than there are borders.</param>
public sealed record ReferenceBins(IReadOnlyList<double> Edges, IReadOnlyList<int> Counts)
{
    /// <summary>Bins that hold about equally many reference values: deciles by default.</summary>
    /// <param name="reference">Finite values in any order, at least one.</param>
    /// <param name="bins">How many, at least two; fewer come out where many values are the same.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite or is beyond ±1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two bins.</exception>
    /// <remarks>Borders are quantiles of type 7. Cost O(n log n).</remarks>
    public static ReferenceBins Of(IReadOnlyCollection<double> reference, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var sorted = Sample.Sorted(reference, nameof(reference));
        double[] edges = [.. Enumerable.Range(1, bins - 1).Select(edge => Quantile.Of(sorted, (double)edge / bins)).Where(edge => edge > sorted[0]).Distinct()];
        return new(edges, new ReferenceBins(edges, []).Count(sorted));
    }

    /// <summary>The bin of a value, from 0. Cost O(log bins), whatever has been counted before.</summary>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    public int Place(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("The value is not a number.", nameof(value));
        }

        var (low, high) = (0, Edges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Edges[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How many of the values lie in each bin.</summary>
    /// <exception cref="ArgumentException">A value is not a number.</exception>
    public int[] Count(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var counts = new int[Edges.Count + 1];
        foreach (var value in values)
        {
            counts[Place(value)]++;
        }

        return counts;
    }
}
