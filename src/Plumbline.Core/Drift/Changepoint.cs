using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Where a series changed its mean, if it did.</summary>
/// <param name="Shift">Mean after the change less mean before it.</param>
/// <param name="First">Place of the first value of the new mean, from 0; null when nothing was measured.</param>
/// <param name="P">Chance of a change as clear in the same values in random order.</param>
/// <param name="Statistic">The largest difference of means, each times √(k (n − k) / n).</param>
public sealed record Changepoint(Measurement Shift, int? First, Measurement P, Measurement Statistic)
{
    private const double Slack = 1e-12;

    /// <summary>Looks for the one change that parts the means most.</summary>
    /// <param name="series">Finite values in the order of time, at least two.</param>
    /// <param name="seed">Seed of the permutations, recorded in the result.</param>
    /// <param name="permutations">How often the values are put into random order, at least one.</param>
    /// <returns>
    /// The change with its p-value, (1 + reached) / (1 + permutations); always a place, which means something only when the p-value is small.
    /// Fewer than two values: too few. All the same: <see cref="Cause.ZeroVariance"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite or is beyond ±1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no permutation.</exception>
    /// <remarks>
    /// Values that depend on their neighbours look like changes: use windows long enough not to. Cost O(n · permutations). Source: A. N. Pettitt, "A
    /// simple cumulative sum type statistic for the change-point problem", Biometrika 67, 1980.
    /// </remarks>
    public static Changepoint Of(IReadOnlyList<double> series, ulong seed, int permutations = 999) =>
        InOrder(series, new(SplitMix64.For(seed, "changepoint"), seed), permutations);

    /// <summary>The same with the stream's draws from there on.</summary>
    internal static Changepoint InOrder(IReadOnlyList<double> series, (SplitMix64 Stream, ulong Seed) chance, int permutations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        var sorted = Sample.Sorted(series, nameof(series));
        if (sorted.Length < 2 || sorted[0] == sorted[^1])
        {
            var unknown = new Measurement.Unknown(sorted.Length < 2 ? Cause.TooFew : Cause.ZeroVariance, sorted.Length < 2 ? "A change needs two values." : "Every value is the same.");
            return new(unknown, null, unknown, unknown);
        }

        double[] values = [.. series];
        var (statistic, first, shift) = Largest(values);
        var (stream, reached) = (chance.Stream, 0);
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            double[] shuffled = [.. values];
            stream.Shuffle(shuffled.AsSpan());
            reached += Largest(shuffled).Statistic >= statistic - Slack ? 1 : 0;
        }

        return new(
            new Measurement.Known(shift, values.Length),
            first,
            new Measurement.Known((1.0 + reached) / (1 + permutations), values.Length, Seed: chance.Seed),
            new Measurement.Known(statistic, values.Length));
    }

    private static (double Statistic, int First, double Shift) Largest(double[] values)
    {
        var (all, before, best) = (StableSum.Compensated(values), 0.0, (Statistic: -1.0, First: 0, Shift: 0.0));
        for (var first = 1; first < values.Length; first++)
        {
            before += values[first - 1];
            var rest = values.Length - first;
            var shift = ((all - before) / rest) - (before / first);
            var statistic = Math.Abs(shift) * Math.Sqrt((double)first * rest / values.Length);
            best = statistic > best.Statistic + Slack ? (statistic, first, shift) : best;
        }

        return best;
    }
}
