using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>How far two values of the same items rise and fall together on a line.</summary>
public static class Correlation
{
    /// <summary>Pearson's correlation with Fisher's interval.</summary>
    /// <param name="first">One value an item.</param>
    /// <param name="second">The other value of the same items, in the same order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// −1 to 1 with "fisher-z" bounds; up to three items, or all on one line, have none. Unknown with fewer than two items, or when one of the
    /// values never varies.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Cost O(n log n). Source: R. A. Fisher, "On the 'probable error' of a coefficient of correlation deduced from a small sample", Metron 1, 1921.
    /// </remarks>
    public static Measurement Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level);
        Check(first, second);
        if (first.Count < 2)
        {
            return new Measurement.Unknown(Cause.TooFew, "A correlation needs two items.");
        }

        var (one, other) = (Deviations(first), Deviations(second));
        var (spread, otherSpread) = (StableSum.Of(one.Select(value => value * value)), StableSum.Of(other.Select(value => value * value)));
        if (spread == 0 || otherSpread == 0)
        {
            return new Measurement.Unknown(Cause.ZeroVariance, "One of the values is the same for every item.");
        }

        var correlation = Math.Clamp(StableSum.Of(one.Zip(other, (a, b) => a * b)) / (Math.Sqrt(spread) * Math.Sqrt(otherSpread)), -1, 1);
        return Bounded(correlation, first.Count, tail, level);
    }

    private static Measurement.Known Bounded(double correlation, int items, double tail, double level)
    {
        if (items <= 3 || Math.Abs(correlation) > 1 - 1e-12)
        {
            return new(correlation, items, Cause: items <= 3 ? Cause.TooFew : Cause.ZeroVariance);
        }

        var (middle, half) = (Math.Atanh(correlation), -Normal.Quantile(tail) / Math.Sqrt(items - 3));
        return new(correlation, items, new Interval(Math.Tanh(middle - half), Math.Tanh(middle + half), level, "fisher-z"));
    }

    private static void Check(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"There are {first.Count} values and {second.Count} others; each item has one of each.", nameof(second));
        }

        if (first.Concat(second).Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException("Every value should be finite.");
        }
    }

    /// <summary>Less the mean; values that are all the same have no deviation, whatever their mean is rounded to.</summary>
    private static double[] Deviations(IReadOnlyList<double> values)
    {
        var mean = StableSum.Mean(values.ToArray());
        return values.All(value => value == values[0]) ? new double[values.Count] : [.. values.Select(value => value - mean)];
    }
}
