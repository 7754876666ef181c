using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>The population stability index: how far the spread of a value over frozen bins has moved.</summary>
/// <param name="Index">Σ (current − reference share) ln(current / reference share); 0 is no change. Its bounds are those of the index of the populations ("noncentral-chi-squared").</param>
/// <param name="P">Chance of such an index without any change; alarm on this, not on a fixed index.</param>
/// <param name="ChiSquared">The index over 1/n + 1/m, which is χ² of one degree fewer than bins without a change.</param>
/// <param name="Expected">Mean of the index without any change.</param>
/// <param name="Usual">95 of 100 indices without any change are below this.</param>
public sealed record PopulationStability(Measurement Index, Measurement P, Measurement ChiSquared, Measurement Expected, Measurement Usual)
{
    /// <summary>Compares a current sample with the reference.</summary>
    /// <param name="reference">The frozen bins.</param>
    /// <param name="current">Finite values in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>As for counts.</returns>
    /// <exception cref="ArgumentException">A value is not finite or beyond ±1e70, or the reference's counts do not fit its bins.</exception>
    public static PopulationStability Of(ReferenceBins reference, IReadOnlyCollection<double> current, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Of(reference.Counts, reference.Count(Sample.Sorted(current, nameof(current))), level);
    }

    /// <summary>Compares counts over the same bins.</summary>
    /// <param name="reference">Reference values in each bin.</param>
    /// <param name="current">Current values in each bin.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The index with all values of both samples as the count. Unknown when one of them is empty, or there is a single bin
    /// (<see cref="Cause.NoVariation"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a count is negative.</exception>
    /// <remarks>
    /// An index of samples is too high by their noise, so its bounds reach further down than up: they are those of the population's index at which one as high, or as
    /// low, as this is that unlikely. One half is added to every count, so that empty bins are no infinity. The usual limits of 0.1 and 0.25 know nothing of the sample size: of
    /// samples of 100 without any change 1 index in 20 is above 0.338. Source: B. Yurdakul, J. Naranjo, "Statistical properties of the population
    /// stability index", Journal of Risk Model Validation 14, 2020.
    /// </remarks>
    public static PopulationStability Of(IReadOnlyList<int> reference, IReadOnlyList<int> current, double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level);
        var (n, m) = CategoricalDrift.Totals(reference, current);
        if (n == 0 || m == 0 || reference.Count < 2)
        {
            var unknown = new Measurement.Unknown(n == 0 || m == 0 ? Cause.TooFew : Cause.NoVariation, n == 0 || m == 0 ? "One of the samples is empty." : "Every reference value is the same.");
            return new(unknown, unknown, unknown, unknown, unknown);
        }

        double Share(int count, long of) => (count + 0.5) / (of + (0.5 * reference.Count));
        var index = Divergence([.. reference.Select(count => Share(count, n))], [.. current.Select(count => Share(count, m))]);
        var (scale, degrees) = ((1.0 / n) + (1.0 / m), reference.Count - 1);
        double Bound(double p) => scale * Statistics.Distributions.NoncentralChiSquared.CentreAt(index / scale, degrees, p);
        Measurement.Known Known(double value) => new Measurement.Known(value, (int)Math.Min(int.MaxValue, n + m));
        return new(
            Known(index) with { Interval = new Interval(Bound(1 - tail), Math.Max(index, Bound(tail)), level, "noncentral-chi-squared") },
            Known(Statistics.Distributions.ChiSquared.Survival(index / scale, degrees)),
            Known(index / scale),
            Known(degrees * scale),
            Known(UsualIndex(n, m, reference.Count)));
    }

    /// <summary>The index that 95 of 100 comparisons stay below without any change.</summary>
    /// <param name="reference">Reference values, at least one.</param>
    /// <param name="current">Current values, at least one.</param>
    /// <param name="bins">At least two.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double UsualIndex(long reference, long current, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reference);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(current);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        return Statistics.Distributions.ChiSquared.Quantile(0.95, bins - 1) * ((1.0 / reference) + (1.0 / current));
    }

    /// <summary>The index over bins of equal width on both samples together, as some dashboards have it: only to compare with theirs.</summary>
    /// <param name="reference">Finite values in any order, at least one.</param>
    /// <param name="current">Finite values in any order, at least one.</param>
    /// <returns>Without an interval and without a p-value; unknown when one of the samples is empty.</returns>
    /// <exception cref="ArgumentException">A value is not finite or is beyond ±1e70.</exception>
    /// <remarks>
    /// ⌈log₂ N + 1⌉ bins, or one for each value when there are at most 20; an empty bin has the share 0.0001. The bins move with the current
    /// sample, so two of these indices do not compare. Source of the rule: H. A. Sturges, "The choice of a class interval", JASA 21, 1926.
    /// </remarks>
    public static Measurement OverPooledBins(IReadOnlyCollection<double> reference, IReadOnlyCollection<double> current)
    {
        var (before, now) = (Sample.Sorted(reference, nameof(reference)), Sample.Sorted(current, nameof(current)));
        if (before.Length == 0 || now.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "One of the samples is empty.");
        }

        var bins = new ReferenceBins(PooledEdges([.. before.Concat(now).Order()]), []);
        double[] Shares(double[] values) => [.. bins.Count(values).Select(count => count == 0 ? 1e-4 : (double)count / values.Length)];
        return new Measurement.Known(Divergence(Shares(before), Shares(now)), before.Length + now.Length);
    }

    private static double[] PooledEdges(double[] pooled)
    {
        double[] different = [.. pooled.Distinct()];
        var bins = (int)Math.Ceiling(Math.Log2(pooled.Length) + 1);
        return different.Length <= 20
            ? different[1..]
            : [.. Enumerable.Range(1, bins - 1).Select(edge => pooled[0] + ((pooled[^1] - pooled[0]) * edge / bins))];
    }

    private static double Divergence(double[] before, double[] now) => before.Zip(now, (old, current) => (current - old) * Math.Log(current / old)).Sum();
}
