using Plumbline.Statistics;

namespace Plumbline.Benchmarks.Measures;

/// <summary>A million p-values adjusted as Benjamini and Hochberg do.</summary>
internal sealed class AdjustedOfMany : MeasureBenchmark
{
    private readonly double[] p = Draw(1_000_000, drawn => drawn * drawn, 1);

    public AdjustedOfMany()
        : base("benjamini_hochberg", "statsmodels") => Share("p", p);

    protected override double Measure() => MultipleTesting.BenjaminiHochberg(p).Average();
}
