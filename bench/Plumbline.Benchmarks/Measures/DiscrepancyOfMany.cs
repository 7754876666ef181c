using Plumbline.Drift;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Maximum mean discrepancy of 500 and 500 points in 32 dimensions with 500 permutations.</summary>
internal sealed class DiscrepancyOfMany : MeasureBenchmark
{
    private const int Points = 500;
    private const int Axes = 32;
    private readonly double[][] before, now;

    public DiscrepancyOfMany()
        : base("discrepancy", "numpy and scipy")
    {
        (before, now) = (Cloud(0, seed: 1), Cloud(0.05, seed: 2));
        Share("points", [.. before, .. now]);
    }

    protected override double Measure() => Value(MeanDiscrepancy.Of(before, now, seed: 1).Effect);

    private static double[][] Cloud(double shift, ulong seed) => [.. Draw(Points * Axes, value => value + shift, seed).Chunk(Axes)];
}
