using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Mean and spread of each declared feature over the training candidates.</summary>
/// <param name="Means">One a feature.</param>
/// <param name="Spreads">Sample standard deviations (ddof 1); 0 for a feature that never varied, which then counts for nothing.</param>
public sealed record Standardisation(IReadOnlyList<double> Means, IReadOnlyList<double> Spreads)
{
    /// <summary>Learns mean and spread; the order of the rows does not matter.</summary>
    /// <param name="rows">One row a candidate, one value a feature.</param>
    /// <param name="features">How many features a row has.</param>
    internal static Standardisation Of(IReadOnlyList<double[]> rows, int features)
    {
        var columns = Enumerable.Range(0, features).Select(feature => rows.Select(row => row[feature]).ToArray()).ToArray();
        double[] means = [.. columns.Select(StableSum.Mean)];
        return new(means, [.. columns.Zip(means, Spread)]);
    }

    internal double Apply(int feature, double value) => Spreads[feature] > 0 ? (value - Means[feature]) / Spreads[feature] : 0;

    private static double Spread(double[] column, double mean)
    {
        var varies = column.Length > 1 && Array.Exists(column, value => value != column[0]);
        return varies ? Math.Sqrt(StableSum.Of(column.Select(value => (value - mean) * (value - mean))) / (column.Length - 1)) : 0;
    }
}
