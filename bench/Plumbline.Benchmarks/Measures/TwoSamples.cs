using Plumbline.Statistics;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Two samples of half a million values each: their largest gap (Kolmogorov–Smirnov), or how well they tell apart (area under the curve).</summary>
internal sealed class TwoSamples : MeasureBenchmark
{
    private const int Values = 500_000;
    private readonly Func<double[], double[], double> measure;
    private readonly double[] one = Draw(Values, drawn => drawn, 1);
    private readonly double[] other = Draw(Values, drawn => drawn * drawn, 2);

    private TwoSamples(string python, string with, Func<double[], double[], double> measure)
        : base(python, with)
    {
        this.measure = measure;
        Share("samples", one, other);
    }

    public static TwoSamples KolmogorovSmirnov() => new("kolmogorov_smirnov", "scipy", (one, other) => Value(Drift.KolmogorovSmirnov.Of(one, other).Effect));

    public static TwoSamples Area() => new("area", "scikit-learn, without an interval", (one, other) => Value(Auc.Of(one, other)));

    protected override double Measure() => measure(one, other);
}
