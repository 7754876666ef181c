using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>How closely two figures of the same items lie to a straight line.</summary>
public static class Correlation
{

    /// <summary>So near to ±1, what is missing is rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Pearson's correlation with Fisher's interval.</summary>
    /// <param name="x">The first figure of each item, in any unit.</param>
    /// <param name="y">The second figure of each item, in the same order of items.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// From −1 to 1 with "fisher-z" bounds; below four items, or on a perfect line, the value without an interval and the cause. Unknown with fewer
    /// than two items, or where one of the figures never varies.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a figure is not finite or is beyond ±1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Cost O(n log n). Sources: K. Pearson, "Notes on regression and inheritance in the case of two parents", 1895; R. A. Fisher, "On the probable
    /// error of a coefficient of correlation deduced from a small sample", Metron 1, 1921.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        ConfidenceLevel.Tail(level);
        Check(x, y);
        if (x.Count < 2)
        {
            return new Measurement.Unknown(Cause.TooFew, "A correlation needs two items.");
        }

        return OfCentred(Centred(x), Centred(y)) is { } value
            ? WithInterval(value, x.Count, level)
            : new Measurement.Unknown(Cause.ZeroVariance, "One of the two figures is the same for every item.");
    }

    /// <summary>The figures less their mean; exactly 0 where all are the same, whatever their mean is rounded to.</summary>
    internal static double[] Centred(IReadOnlyList<double> values)
    {
        if (values.All(value => value == values[0]))
        {
            return new double[values.Count];
        }

        var mean = StableSum.Of(values) / values.Count;
        return [.. values.Select(value => value - mean)];
    }

    /// <summary>The correlation of figures that have their means taken off; null where one does not vary.</summary>
    internal static double? OfCentred(double[] x, double[] y)
    {
        var (xx, yy) = (StableSum.Of(x.Select(value => value * value)), StableSum.Of(y.Select(value => value * value)));
        var together = StableSum.Of(x.Zip(y, (one, other) => one * other));
        return xx > 0 && yy > 0 ? Math.Clamp(together / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : null;
    }

    /// <summary>Fisher's interval around a correlation, plain or partial.</summary>
    /// <param name="value">The correlation, −1 to 1.</param>
    /// <param name="n">Items.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <param name="heldFixed">For a partial correlation, how many further figures are held fixed.</param>
    /// <returns>The value with "fisher-z" bounds; below four items, or on a perfect line, without, and the cause.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is outside −1 to 1, a count is negative, or the level is outside (0, 1).</exception>
    public static Measurement.Known WithInterval(double value, int n, double level, int heldFixed = 0)
    {
        if (!(Math.Abs(value) <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A correlation lies between −1 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(heldFixed);
        var (tail, freedom) = (ConfidenceLevel.Tail(level), n - 3 - heldFixed);
        if (freedom < 1 || Math.Abs(value) > 1 - Rounding)
        {
            return new(value, n, Cause: freedom < 1 ? Cause.TooFew : Cause.ZeroVariance);
        }

        var half = -Normal.Quantile(tail) / Math.Sqrt(freedom);
        var middle = Math.Atanh(value);
        return new(value, n, new Interval(Math.Tanh(middle - half), Math.Tanh(middle + half), level, "fisher-z"));
    }

    private static void Check(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"There are {x.Count} first figures and {y.Count} second ones; every item has both.", nameof(y));
        }

        for (var item = 0; item < x.Count; item++)
        {
            if (!OrdinaryNumber.HoldAll(x[item], y[item]))
            {
                throw new ArgumentException($"Item {item + 1} has the figures {x[item]} and {y[item]}; both should be finite and within ±1e70.", nameof(x));
            }
        }
    }
}
