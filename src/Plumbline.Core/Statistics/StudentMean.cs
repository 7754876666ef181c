using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The mean of values in any unit, with the bounds of Student's t over their clusters.</summary>
public static class StudentMean
{
    /// <summary>The mean of all the values.</summary>
    /// <param name="values">In any unit, in any order.</param>
    /// <param name="clusters">The cluster (prompt, conversation) of each value; null when every value is independent.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>
    /// The mean over values and the number of clusters, with "student-t" bounds of G − 1 degrees of freedom. One cluster, or nothing that varies: the
    /// value without an interval and the cause. Unknown without values.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Sources: Student, "The probable error of a mean", Biometrika 6, 1908; K.-Y. Liang, S. L. Zeger, Biometrika 73, 1986. Cost O(n log n).</remarks>
    public static Measurement Of(IReadOnlyList<double> values, IReadOnlyList<string>? clusters, double level)
    {
        ArgumentNullException.ThrowIfNull(values);
        var tail = ConfidenceLevel.Tail(level);
        var totals = clusters is null ? ClusterTotals.Single(values) : ClusterTotals.Of(values, clusters);
        return (totals.Count, totals.Constant) switch
        {
            (0, _) => new Measurement.Unknown(Cause.TooFew, "There are no values."),
            (1, _) => new Measurement.Known(totals.Mean, 1, Cause: Cause.TooFew),
            (_, true) => new Measurement.Known(totals.Mean, totals.Count, Cause: Cause.ZeroVariance),
            _ => Around(totals.Mean, totals.Count, -StudentT.Quantile(tail, totals.Count - 1) * Math.Sqrt(totals.Variance), level),
        };
    }

    /// <summary>The same for independent values of which many are equal, from how many have each.</summary>
    /// <param name="counts">A value and how many have it.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>As above; more than 2^31 values count as so many. Cost: linear in the entries.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or beyond 1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the level is outside (0, 1).</exception>
    public static Measurement OfCounts(IReadOnlyList<(double Value, long Count)> counts, double level)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var tail = ConfidenceLevel.Tail(level);
        foreach (var (value, count) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            if (!OrdinaryNumber.Holds(value))
            {
                throw new ArgumentException($"{value} is no value: it should be finite and at most 1e70.", nameof(counts));
            }
        }

        var n = counts.Sum(one => (double)one.Count);
        var mean = n == 0 ? 0 : counts.Sum(one => one.Value * one.Count) / n;
        var (number, squares) = ((int)Math.Min(n, int.MaxValue), counts.Sum(one => one.Count * Math.Pow(one.Value - mean, 2)));
        return (n, squares) switch
        {
            (0, _) => new Measurement.Unknown(Cause.TooFew, "There are no values."),
            (1, _) => new Measurement.Known(mean, 1, Cause: Cause.TooFew),
            (_, 0) => new Measurement.Known(mean, number, Cause: Cause.ZeroVariance),
            _ => Around(mean, number, -StudentT.Quantile(tail, n - 1) * Math.Sqrt(squares / (n - 1) / n), level),
        };
    }

    private static Measurement.Known Around(double mean, int count, double half, double level) =>
        new(mean, count, new Interval(mean - half, mean + half, level, "student-t"));
}
