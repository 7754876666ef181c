using Plumbline.Calibration;

namespace Plumbline.Benchmarks.Measures;

/// <summary>An isotonic curve through half a million scores that passed or failed.</summary>
internal sealed class IsotonicOfMany : MeasureBenchmark
{
    private const int Items = 500_000;
    private readonly double[] scores = Draw(Items, drawn => drawn, 1);
    private readonly bool[] passed;

    public IsotonicOfMany()
        : base("isotonic", "scikit-learn")
    {
        var noise = Draw(Items, drawn => drawn, 2);
        passed = [.. scores.Select((score, item) => noise[item] < score)];
        Share("scored", scores, Array.ConvertAll(passed, pass => pass ? 1.0 : 0));
    }

    protected override double Measure() => IsotonicRegression.Fit(scores, passed).At(0.5);
}
