using Plumbline.Agreement;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Percent, alpha and AC1 of 10,000 items × 3 raters × 5 categories, with 2,000 bootstrap replicates over items.</summary>
internal sealed class AgreementOfMany : MeasureBenchmark
{
    private const int Items = 10_000;
    private const int Raters = 3;
    private static readonly double[] Categories = [0, 1, 2, 3, 4];
    private readonly double[][] items;

    public AgreementOfMany()
        : base("agreement", "numpy")
    {
        var (truth, noise) = (Draw(Items, drawn => Math.Floor(drawn * Categories.Length), 1), Draw(Items * Raters, drawn => drawn, 2));
        items = [.. truth.Select((value, item) => Enumerable.Range(0, Raters).Select(rater => Rated(value, noise[(item * Raters) + rater])).ToArray())];
        Share("ratings", items);
    }

    protected override double Measure() => Value(AgreementTriple.Of(items, Categories, Scale.Nominal, seed: 1).Alpha);

    private static double Rated(double truth, double noise) => noise < 0.7 ? truth : Math.Floor((noise - 0.7) / 0.3 * Categories.Length);
}
