using Plumbline.Statistics;

namespace Plumbline.Drift;

internal static class Seen
{
    public static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;

    public static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;

    public static Cause Refusal(Measurement measured) => Assert.IsType<Measurement.Unknown>(measured).Cause;

    public static double[] Normals(ref SplitMix64 stream, int count, double mean = 0)
    {
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = mean + stream.NextNormal();
        }

        return values;
    }

    public static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
