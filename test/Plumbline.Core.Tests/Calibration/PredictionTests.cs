using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class PredictionTests
{
    private static readonly JudgedSample Small = JudgedSample.OfCounts(new(30, 6, 4, 20), 400, 200);

    [Fact]
    public void With_weight_1_it_is_the_judges_share_put_right()
    {
        // 400/600 + (6 − 4)/60.
        Assert.Equal((400 / 600.0) + (2 / 60.0), Value(PredictionPowered.Of(Small, weight: 1).Mean), 1e-12);
        Assert.Equal(36 / 60.0, Value(PredictionPowered.Of(Small, weight: 0).Mean), 1e-12);
    }

    [Fact]
    public void Counts_are_the_same_as_rows_in_any_order()
    {
        double[] human = [.. Enumerable.Repeat(1.0, 36), .. Enumerable.Repeat(0.0, 24)];
        double[] judge = [.. Enumerable.Repeat(1.0, 30), .. Enumerable.Repeat(0.0, 6), .. Enumerable.Repeat(1.0, 4), .. Enumerable.Repeat(0.0, 20)];
        double[] rest = [.. Enumerable.Repeat(1.0, 400), .. Enumerable.Repeat(0.0, 200)];
        var backwards = JudgedSample.OfScores([.. human.Reverse()], [.. judge.Reverse()], [.. rest.Reverse()]);

        Assert.Equal(Known(PredictionPlus2.Of(Small).Mean) with { Warnings = [] }, Known(PredictionPlus2.Of(backwards).Mean) with { Warnings = [] });
        Assert.Equal(Bounds(PredictionPlus2.Of(Small).Mean), Bounds(PredictionPlus2.Of(JudgedSample.OfScores(human, judge, rest)).Mean));
    }

    [Fact]
    public void Turning_pass_into_fail_mirrors_the_bounds()
    {
        var stream = SplitMix64.For(5, "mirror");
        for (var run = 0; run < 50; run++)
        {
            int Some() => (int)stream.Below(30);
            var (both, missed, waved, neither, passed, failed) = (2 + Some(), Some(), Some(), 2 + Some(), 10 * Some(), 1 + (10 * Some()));
            var there = Bounds(PredictionPlus2.Of(JudgedSample.OfCounts(new(both, missed, waved, neither), passed, failed)).Mean);
            var back = Bounds(PredictionPlus2.Of(JudgedSample.OfCounts(new(neither, waved, missed, both), failed, passed)).Mean);

            Assert.Equal(there.Low, 1 - back.High, 1e-9);
            Assert.Equal(there.High, 1 - back.Low, 1e-9);
        }
    }

    [Fact]
    public void A_good_judge_narrows_what_people_alone_know_and_a_coin_does_not_widen_it_much()
    {
        double Width(JudgedSample sample) => Bounds(PredictionPlus2.Of(sample).Mean) is var bounds ? bounds.High - bounds.Low : 0;

        var alone = Bounds(Proportion.ClopperPearson(80, 100, 0.95));
        Assert.InRange(Width(JudgedSample.OfCounts(new(78, 2, 2, 18), 1600, 400)), 0, 0.75 * (alone.High - alone.Low));
        Assert.InRange(Width(JudgedSample.OfCounts(new(40, 40, 10, 10), 1000, 1000)), 0, 1.1 * (alone.High - alone.Low));
    }

    [Fact]
    public void A_judge_that_says_the_opposite_is_not_believed() =>
        Assert.Equal(0, Value(PredictionPowered.Of(JudgedSample.OfCounts(new(10, 30, 30, 10), 500, 500)).Weight));

    [Fact]
    public void Scores_between_0_and_1_do_too()
    {
        var (scores, passed) = Scored(200);
        double[] human = [.. passed.Select(pass => pass ? 1.0 : 0)];
        var sample = JudgedSample.OfScores(human[..100], scores[..100], scores[100..]);

        Assert.False(sample.IsBinary);
        Assert.True(Bounds(PredictionPlus2.Of(sample).Mean) is { Low: > 0.3, High: < 0.7 });
        Assert.True(Value(PredictionPowered.Of(sample).EffectiveLabels) > 100);
    }

    [Fact]
    public void Few_disagreements_get_exact_bounds()
    {
        Assert.Equal("ppi-exact", Bounds(PredictionPowered.Of(JudgedSample.OfCounts(new(50, 5, 4, 20), 400, 200)).Mean).Method);
        Assert.Equal("ppi-normal", Bounds(PredictionPowered.Of(Small).Mean).Method);
    }

    [Fact]
    public void Exact_bounds_hold_the_share_and_are_for_verdicts_only()
    {
        var exact = Known(PredictionExact.Of(Small));

        // Wider than the judge's own share at the level asked for: each part has a third of the error.
        Assert.True(exact.Interval!.Value.High - exact.Interval.Value.Low > 0.25);
        Assert.InRange(exact.Value, exact.Interval.Value.Low, exact.Interval.Value.High);
        Assert.Throws<ArgumentException>(() => PredictionExact.Of(JudgedSample.OfScores([0.5, 1], [1, 1], [1])));
    }

    [Fact]
    public void Without_further_items_peoples_scores_decide()
    {
        var alone = JudgedSample.OfCounts(new(15, 2, 1, 2), 0, 0);

        Assert.Equal(Cause.FallsBackToHumanOnly, Refusal(PredictionPlus2.Of(alone).Mean));
        Assert.Equal(("clopper-pearson", 0.85), (Bounds(CorrectedMean.Of(alone)).Method, Value(CorrectedMean.Of(alone))));
        Assert.Single(Known(CorrectedMean.Of(alone)).Warnings);
        Assert.Equal("ppi-plus2", Bounds(CorrectedMean.Of(Small)).Method);
        Assert.Equal(0.5, Value(CorrectedMean.Of(JudgedSample.OfScores([0.25, 0.75, 0.5], [1, 1, 1], []))), 1e-12);
    }

    [Fact]
    public void What_is_too_little_or_out_of_range_is_refused()
    {
        Assert.Equal(Cause.TooFew, Refusal(CorrectedMean.Of(JudgedSample.OfScores([1], [1], [0, 1]))));
        Assert.Equal(Cause.ZeroVariance, Known(PredictionPowered.Of(JudgedSample.OfScores([0.5, 0.5], [0.5, 0.5], [0.5])).Mean).Cause);
        Assert.Throws<ArgumentException>(() => JudgedSample.OfScores([1, 0], [1], []));
        Assert.Contains("Item 2", Assert.Throws<ArgumentException>(() => JudgedSample.OfScores([1, double.NaN], [1, 1], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => JudgedSample.OfScores([1, 0], [1, 1], [-1]));
        Assert.Throws<ArgumentException>(() => CorrectedMean.Of(JudgedSample.OfDifferences([1, 0], [1, 1], [-1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionPowered.Of(Small, weight: 1.5));
    }

    [Fact]
    public void A_million_scores_take_a_moment()
    {
        var (scores, passed) = Scored(1_000_000);
        double[] human = [.. passed[..1000].Select(pass => pass ? 1.0 : 0)];
        var clock = Stopwatch.StartNew();

        var measured = PredictionPlus2.Of(JudgedSample.OfScores(human, scores[..1000], scores[1000..])).Mean;

        Assert.InRange(Value(measured), 0.45, 0.55);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }
}
