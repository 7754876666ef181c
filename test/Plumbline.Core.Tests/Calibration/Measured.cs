using Plumbline.Statistics;

namespace Plumbline.Calibration;

internal static class Measured
{
    public static double Value(Measurement measured) => Known(measured).Value;

    public static Interval Bounds(Measurement measured) => Known(measured).Interval!.Value;

    public static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    public static Cause Refusal(Measurement measured) => Assert.IsType<Measurement.Unknown>(measured).Cause;

    /// <summary>Passes with a chance that grows with the score.</summary>
    public static (double[] Scores, bool[] Passed) Scored(int items, ulong seed = 3)
    {
        var stream = SplitMix64.For(seed, "scored");
        double[] scores = new double[items];
        bool[] passed = new bool[items];
        for (var item = 0; item < items; item++)
        {
            (scores[item], passed[item]) = (Math.Round(stream.NextUnit(), 2), false);
            passed[item] = stream.NextUnit() < scores[item];
        }

        return (scores, passed);
    }
}
