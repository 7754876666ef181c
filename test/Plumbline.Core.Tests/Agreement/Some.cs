using Plumbline.Statistics;

namespace Plumbline.Agreement;

internal static class Some
{
    // Krippendorff 2011: 4 observers, 12 units, 0 where an observer did not rate.
    public static readonly double[][] Published = Items(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0]);

    public static readonly double[] Five = [1, 2, 3, 4, 5];

    /// <summary>Two annotators who agree on four items of five, over five categories.</summary>
    public static double[][] Pairs(int items) =>
        [.. Enumerable.Range(0, items).Select(item => new double[] { 1 + (item % 5), 1 + (item % 25 < 5 ? (item + 1) % 5 : item % 5) })];

    public static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);

    public static Cause Refusal(Measurement measured) => Assert.IsType<Measurement.Unknown>(measured).Cause;

    private static double[][] Items(params double[][] observers) =>
        [.. Enumerable.Range(0, observers[0].Length).Select(item => observers.Select(observer => observer[item]).Where(rating => rating > 0).ToArray())];
}
