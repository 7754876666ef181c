using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How often intervals hold the truth when a judge helps people count, over many simulated samples at a fixed seed.</summary>
public sealed class CoverageTests
{
    private const int Judged = 1000;
    private const int Samples = 6000;

    private static readonly (double Share, double Error, int Labels)[] Cells =
    [
        .. from share in new[] { 0.8, 0.93, 0.97 }
           from error in new[] { 0.02, 0.05, 0.1 }
           from labels in new[] { 30, 50, 100, 200 }
           select (share, error, labels),
    ];

    [Fact]
    public void The_default_covers_where_the_normal_interval_falls_to_a_half()
    {
        double[] plus2 = [.. Cells.Select(cell => Coverage(cell, sample => Bounds(PredictionPlus2.Of(sample).Mean)))];
        double[] normal = [.. Cells.Select(cell => Coverage(cell, sample => PredictionPowered.NormalInterval(RectifiedMean.Of(sample, null), 0.025, 0.95)))];

        Say($"worst of {Cells.Length} cells: PPI-plus2 {plus2.Min():0.000}, PPI++ {normal.Min():0.000}");
        Assert.InRange(plus2.Min(), 0.93, 1);
        Assert.InRange(normal.Min(), 0.47, 0.53);
    }

    [Fact]
    public void Exact_bounds_and_those_of_rogan_and_gladen_cover_too()
    {
        double[] exact = [.. Cells.Select(cell => Coverage(cell, sample => Bounds(PredictionExact.Of(sample))))];
        double[] powered = [.. Cells.Select(cell => Coverage(cell, sample => Bounds(PredictionPowered.Of(sample).Mean)))];

        Say($"worst of {Cells.Length} cells: exact {exact.Min():0.000}, PPI++ with its fallback {powered.Min():0.000}");
        Assert.InRange(exact.Min(), 0.95, 1);
        Assert.InRange(powered.Min(), 0.90, 1);
    }

    [Fact]
    public void Rogan_and_gladen_cover_when_labels_are_drawn_by_class()
    {
        var stream = SplitMix64.For(19, "by class");
        var held = 0;
        for (var run = 0; run < Samples; run++)
        {
            var (right, caught) = (BinomialDraw.Next(ref stream, 100, 0.9), BinomialDraw.Next(ref stream, 100, 0.85));
            var passes = BinomialDraw.Next(ref stream, Judged, (0.8 * 0.9) + (0.2 * 0.15));
            held += Holds(Bounds(RoganGladen.Of(passes, Judged, new(right, 100 - right, 100 - caught, caught))), 0.8) ? 1 : 0;
        }

        Assert.InRange(held / (double)Samples, 0.94, 1);
    }

    [Fact]
    public void A_judge_that_was_never_seen_to_err_does_not_make_the_interval_vanish()
    {
        var sample = JudgedSample.OfCounts(new(28, 0, 0, 2), 450, 50);

        Assert.True(Width(Bounds(PredictionPlus2.Of(sample).Mean)) > 2 * Width(PredictionPowered.NormalInterval(RectifiedMean.Of(sample, null), 0.025, 0.95)));
    }

    [Theory]
    [InlineData(0.03)]
    [InlineData(0.08)]
    public void The_hybrid_gate_seldom_passes_a_drop_of_just_the_margin(double error)
    {
        const double Margin = 0.05;
        const double Changing = 0.1;
        var stream = SplitMix64.For(23, "hybrid");
        const int Runs = 2000;
        var passed = 0;
        for (var run = 0; run < Runs; run++)
        {
            var human = Changes(ref stream, 200, Changing, -Margin);
            var sample = JudgedSample.OfDifferences(human, Seen(ref stream, human, error), Seen(ref stream, Changes(ref stream, Judged, Changing, -Margin), error));
            passed += HybridChange.Of(sample, Margin).Verdict == Gates.Verdict.Pass ? 1 : 0;
        }

        Say($"judge error {error}: a drop of the margin passes {passed / (double)Runs:0.000}");
        Assert.InRange(passed / (double)Runs, 0.02, 0.06);
    }

    private static double Coverage((double Share, double Error, int Labels) cell, Func<JudgedSample, Interval> interval)
    {
        var stream = SplitMix64.For(17, $"{cell}");
        var held = 0;
        for (var run = 0; run < Samples; run++)
        {
            held += Holds(interval(Draw(ref stream, cell)), cell.Share) ? 1 : 0;
        }

        return held / (double)Samples;
    }

    private static JudgedSample Draw(ref SplitMix64 stream, (double Share, double Error, int Labels) cell)
    {
        var passes = BinomialDraw.Next(ref stream, cell.Labels, cell.Share);
        var (missed, waved) = (BinomialDraw.Next(ref stream, passes, cell.Error), BinomialDraw.Next(ref stream, cell.Labels - passes, cell.Error));
        var judged = BinomialDraw.Next(ref stream, Judged, (cell.Share * (1 - cell.Error)) + ((1 - cell.Share) * cell.Error));
        return JudgedSample.OfCounts(new(passes - missed, missed, waved, cell.Labels - passes - waved), judged, Judged - judged);
    }

    private static double[] Changes(ref SplitMix64 stream, int items, double changing, double gain)
    {
        var changes = new double[items];
        for (var item = 0; item < items; item++)
        {
            var drawn = stream.NextUnit();
            changes[item] = drawn < (changing + gain) / 2 ? 1 : drawn < changing ? -1 : 0;
        }

        return changes;
    }

    /// <summary>What a judge makes of changes when it calls another change, at random, that often.</summary>
    private static double[] Seen(ref SplitMix64 stream, double[] changes, double error)
    {
        var seen = new double[changes.Length];
        for (var item = 0; item < changes.Length; item++)
        {
            seen[item] = stream.NextUnit() < error ? stream.Below(3) - 1 : changes[item];
        }

        return seen;
    }

    private static bool Holds(Interval bounds, double truth) => bounds.Low <= truth && truth <= bounds.High;

    private static double Width(Interval bounds) => bounds.High - bounds.Low;

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
