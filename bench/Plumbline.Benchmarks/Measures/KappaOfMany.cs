using Plumbline.Agreement;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Cohen's kappa of two raters on a million items.</summary>
internal sealed class KappaOfMany : MeasureBenchmark
{
    private const int Items = 1_000_000;
    private static readonly double[] Categories = [0, 1, 2, 3, 4];
    private readonly double?[] one, other;

    public KappaOfMany()
        : base("kappa", "scikit-learn, without an interval")
    {
        var first = Draw(Items, drawn => Math.Floor(drawn * Categories.Length), 1);
        var noise = Draw(Items, drawn => drawn, 2);
        double[] second = [.. first.Select((value, item) => noise[item] < 0.7 ? value : Math.Floor((noise[item] - 0.7) / 0.3 * Categories.Length))];
        Share("ratings", first, second);
        (one, other) = (Array.ConvertAll(first, value => (double?)value), Array.ConvertAll(second, value => (double?)value));
    }

    protected override double Measure() => Value(CohenKappa.Of(one, other, Categories));
}
