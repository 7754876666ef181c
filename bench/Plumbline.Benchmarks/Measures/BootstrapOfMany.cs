using Plumbline.Statistics;

namespace Plumbline.Benchmarks.Measures;

/// <summary>A percentile interval of a mean of 10,000 scores from 2,000 bootstrap replicates.</summary>
internal sealed class BootstrapOfMany : MeasureBenchmark
{
    private readonly double[] scores = Draw(10_000, drawn => drawn * drawn, 1);

    public BootstrapOfMany()
        : base("bootstrap_mean", "scipy") => Share("scores", scores);

    protected override double Measure() => Value(Bootstrap.Mean(scores, 0.95, seed: 1));
}
