using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>The straight line through means that are known with different precision.</summary>
/// <param name="Slope">Change of the mean in one unit of time.</param>
/// <param name="Error">Its standard error, larger where the means lie further off the line than their own errors explain.</param>
internal readonly record struct WeightedTrend(double Slope, double Error)
{
    public double Z => Slope / Error;

    /// <param name="points">In order of time, at least three times.</param>
    public static WeightedTrend Of((double Time, double Mean, double Error)[] points)
    {
        double Weighed(Func<(double Time, double Mean, double Error), double> value) => StableSum.Of(points.Select(point => value(point) / (point.Error * point.Error)));
        var all = Weighed(_ => 1);
        var (time, mean) = (Weighed(point => point.Time) / all, Weighed(point => point.Mean) / all);
        var spread = Weighed(point => (point.Time - time) * (point.Time - time));
        var slope = Weighed(point => (point.Time - time) * (point.Mean - mean)) / spread;
        var misfit = Weighed(point => Math.Pow(point.Mean - mean - (slope * (point.Time - time)), 2)) / (points.Length - 2);
        return new(slope, Math.Sqrt(Math.Max(1, misfit) / spread));
    }

    public Measurement.Known Measured(int windows, double level)
    {
        var half = -Normal.Quantile(ConfidenceLevel.Tail(level)) * Error;
        return new(Slope, windows, new Interval(Slope - half, Slope + half, level, "weighted-trend"));
    }
}
