namespace Plumbline.Statistics;

/// <summary>Intervals by drawing the items again, with replacement.</summary>
/// <remarks>Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7, 1979.</remarks>
public static class Bootstrap
{
    /// <summary>Draws the items again and again and computes a statistic each time.</summary>
    /// <param name="items">How many items there are, at least one; put them into a fixed order first, so that row order does not matter.</param>
    /// <param name="replicates">How often; 2000 for an interval that is shown, 5000 for one that decides.</param>
    /// <param name="stream">Each replicate draws as many indices as there are items, in order.</param>
    /// <param name="statistic">From the drawn indices to the value, or null where it is not defined.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no items or no replicates.</exception>
    public static Replicates Replicate(int items, int replicates, SplitMix64 stream, Func<ReadOnlySpan<int>, double?> statistic)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replicates);
        ArgumentNullException.ThrowIfNull(statistic);
        var drawn = new int[items];
        var values = new double?[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var draw = 0; draw < items; draw++)
            {
                drawn[draw] = (int)stream.Below(items);
            }

            values[replicate] = statistic(drawn);
        }

        return new(values);
    }

    /// <summary>The mean of independent values with a percentile interval.</summary>
    /// <param name="values">In any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="seed">Seed of the draws, recorded in the result.</param>
    /// <param name="replicates">How often the values are drawn again.</param>
    /// <returns>The mean with "bootstrap-percentile" bounds; one value has none, no value is unknown.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level or the number of replicates is outside its range.</exception>
    public static Measurement Mean(IReadOnlyCollection<double> values, double level, ulong seed, int replicates = 2000)
    {
        ConfidenceLevel.Tail(level);
        double[] sorted = [.. values];
        NumberOrder.Sort(sorted);
        if (!Array.TrueForAll(sorted, Magnitude.IsUsable))
        {
            throw new ArgumentException($"The values go from {sorted[0]} to {sorted[^1]}; each should be a finite number of at most 1e100 in size.", nameof(values));
        }

        if (sorted.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no values.");
        }

        var mean = StableSum.Compensated(sorted) / sorted.Length;
        if (!double.IsFinite(mean))
        {
            throw new ArgumentException("Every value should be finite.", nameof(values));
        }

        return sorted.Length == 1
            ? new Measurement.Known(mean, 1, Cause: Cause.TooFew)
            : new Measurement.Known(mean, sorted.Length, Replicate(sorted.Length, replicates, SplitMix64.For(seed, "bootstrap"), MeanOf(sorted)).Percentile(level), Seed: seed);
    }

    private static Func<ReadOnlySpan<int>, double?> MeanOf(double[] values) => drawn =>
    {
        var sum = 0.0;
        foreach (var index in drawn)
        {
            sum += values[index];
        }

        return sum / drawn.Length;
    };
}
