using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class JudgeConfusionTests
{
    [Fact]
    public void A_table_worked_by_hand_gives_its_rates()
    {
        // 40 right, 10 missed, 5 waved through, 45 caught: 0.8, 0.9, κ = (0.85 − 0.5) / 0.5.
        var judge = JudgeConfusion.Of(new(40, 10, 5, 45));

        Assert.Equal((0.8, 0.9, 0.85), (Value(judge.Sensitivity), Value(judge.Specificity), Value(judge.Agreement)));
        Assert.Equal(0.7, Value(judge.Kappa), 1e-12);

        // 30 values of 200 are in pairs that differ; 95 passes and 105 fails: 1 − 199 · 30 / (2 · 95 · 105).
        Assert.Equal(1 - (199 * 30 / (2.0 * 95 * 105)), Value(judge.Alpha), 1e-12);
        Assert.Equal(((40 * 45) - (10 * 5)) / Math.Sqrt(45.0 * 50 * 50 * 55), Value(judge.Correlation), 1e-12);
    }

    [Fact]
    public void Calling_a_pass_a_fail_swaps_the_two_rates_and_leaves_the_rest()
    {
        var (there, back) = (JudgeConfusion.Of(new(31, 7, 4, 22)), JudgeConfusion.Of(new(22, 4, 7, 31)));

        Assert.Equal(Bounds(there.Sensitivity), Bounds(back.Specificity));
        Assert.Equal(Value(there.PassPrecision), Value(back.FailPrecision));
        Assert.Equal(Value(there.Kappa), Value(back.Kappa), 1e-12);
        Assert.Equal(Value(there.Correlation), Value(back.Correlation), 1e-12);
        Assert.Equal(Bounds(there.Youden).Low, Bounds(back.Youden).Low, 1e-12);
    }

    [Fact]
    public void A_judge_that_guesses_has_no_youden()
    {
        var judge = JudgeConfusion.Of(new(30, 10, 15, 5));

        Assert.Equal((0, 0.5), (Value(judge.Youden), Value(judge.BalancedAccuracy)));
        Assert.True(Bounds(judge.Youden) is { Low: < 0, High: > 0 });
    }

    [Fact]
    public void Labels_of_one_class_leave_agreement_and_ac1()
    {
        var judge = JudgeConfusion.Of(new(18, 2, 0, 0));

        Assert.Equal(0.9, Value(judge.Agreement), 1e-12);
        Assert.InRange(Value(judge.Ac1), 0.8, 0.9);
        Assert.All([judge.Specificity, judge.Kappa, judge.Alpha, judge.Youden, judge.BalancedAccuracy, judge.Correlation], one => Assert.Equal(Cause.NoVariation, Refusal(one)));
    }

    [Fact]
    public void A_judge_that_passes_everything_has_no_correlation_and_no_fails_to_be_right_about()
    {
        var judge = JudgeConfusion.Of(new(15, 0, 5, 0));

        Assert.Equal((Cause.NoVariation, Cause.NoVariation), (Refusal(judge.Correlation), Refusal(judge.FailPrecision)));
        Assert.Equal(0, Value(judge.Kappa), 1e-12);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(120)]
    public void Bounds_of_alpha_ac1_and_correlation_cover_them(int items)
    {
        // People pass 0.6; the judge agrees on a pass in 0.85 and on a fail in 0.8.
        var (pass, judged) = (0.6, (0.6 * 0.85) + (0.4 * 0.2));
        var agreed = (0.6 * 0.85) + (0.4 * 0.8);
        var mean = (pass + judged) / 2;
        var alpha = 1 - ((1 - agreed) / (2 * mean * (1 - mean)));
        var ac1 = 1 - ((1 - agreed) / (1 - (2 * mean * (1 - mean))));
        var correlation = ((0.51 * 0.32) - (0.08 * 0.09)) / Math.Sqrt(pass * (1 - pass) * judged * (1 - judged));

        var judges = Enumerable.Range(0, 1000).Select(run => JudgeConfusion.Of(Drawn(items, (ulong)run))).ToArray();

        Assert.InRange(judges.Count(judge => Covers(judge.Alpha, alpha)) / 1000.0, 0.93, 0.985);
        Assert.InRange(judges.Count(judge => Covers(judge.Ac1, ac1)) / 1000.0, 0.93, 0.985);
        Assert.InRange(judges.Count(judge => Covers(judge.Correlation, correlation)) / 1000.0, 0.93, 0.985);
    }

    [Fact]
    public void Perfect_agreement_of_a_few_has_no_bounds_made_up()
    {
        var judge = JudgeConfusion.Of(new(5, 0, 0, 5));

        Assert.All([judge.Alpha, judge.Ac1, judge.Correlation], one => Assert.Equal((1, null, Cause.ZeroVariance), (Value(one), ((Measurement.Known)one).Interval, ((Measurement.Known)one).Cause)));
    }

    private static bool Covers(Measurement measured, double truth) => measured is Measurement.Known { Interval: { } bounds } && bounds.Low <= truth && truth <= bounds.High;

    private static ConfusionCounts Drawn(int items, ulong seed)
    {
        var stream = new SplitMix64(seed + 500);
        var cells = new int[4];
        for (var item = 0; item < items; item++)
        {
            var drawn = stream.NextUnit();
            cells[drawn < 0.51 ? 0 : drawn < 0.6 ? 1 : drawn < 0.68 ? 2 : 3]++;
        }

        return new(cells[0], cells[1], cells[2], cells[3]);
    }

    [Fact]
    public void Verdicts_are_counted_and_ragged_or_negative_ones_refused()
    {
        Assert.Equal(new ConfusionCounts(2, 1, 0, 1), ConfusionCounts.Of([true, true, true, false], [true, true, false, false]));
        Assert.Throws<ArgumentException>(() => ConfusionCounts.Of([true], []));
        Assert.Throws<ArgumentException>(() => JudgeConfusion.Of(new(1, -1, 0, 1)));
        Assert.Equal(Cause.NoVariation, Refusal(JudgeConfusion.Of(default).Agreement));
    }

    [Fact]
    public void Drift_suspends_and_few_items_are_provisional() => Assert.Equal(
        [JudgeStatus.Trusted, JudgeStatus.Provisional, JudgeStatus.Suspended],
        [JudgeStatuses.Of(100, 100, false), JudgeStatuses.Of(99, 100, false), JudgeStatuses.Of(500, 100, true)]);
}
