using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Bounds from what a figure becomes when one unit is left out, on a scale on which it is nearly normal.</summary>
/// <remarks>Source: J. W. Tukey, "Bias and confidence in not-quite large samples", Annals of Mathematical Statistics 29, 1958.</remarks>
internal static class Jackknife
{
    private const double NoSpread = 1e-12;

    /// <param name="known">The figure on all units, which its count counts.</param>
    /// <param name="withoutOne">The figure without one unit, null where it is not defined, and for how many units this stands.</param>
    /// <param name="scale">To the scale; rising.</param>
    /// <param name="back">From it.</param>
    /// <param name="level">Two-sided level.</param>
    /// <returns>"jackknife" bounds of Student's t; none with one unit, when nothing varies, or when the figure needs every unit or is at the end of its scale.</returns>
    public static Measurement.Known Of(
        Measurement.Known known, IEnumerable<(double? Value, int Count)> withoutOne, Func<double, double> scale, Func<double, double> back, double level)
    {
        var tail = ConfidenceLevel.Tail(level);
        (double Value, int Count)[] left = [.. withoutOne.Where(one => one.Count > 0).Select(one => (one.Value is { } value ? scale(value) : double.NaN, one.Count))];
        var (units, at) = (left.Sum(one => one.Count), scale(known.Value));
        if (units < 2)
        {
            return known with { Cause = Cause.TooFew };
        }

        var mean = left.Sum(one => one.Count * one.Value) / units;
        var squares = left.Sum(one => one.Count * (one.Value - mean) * (one.Value - mean));
        if (!(double.IsFinite(squares) && double.IsFinite(at) && squares > NoSpread * NoSpread))
        {
            return known with { Cause = Cause.ZeroVariance };
        }

        var half = -StudentT.Quantile(tail, units - 1) * Math.Sqrt(squares * (units - 1) / units);
        return known with { Interval = new Interval(back(at - half), back(at + half), level, "jackknife") };
    }
}
