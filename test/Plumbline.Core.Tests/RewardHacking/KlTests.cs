using System.Diagnostics;
using Plumbline.Gates;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class KlTests
{
    [Fact]
    public void The_bounds_of_k1_hold_the_true_divergence_as_often_as_they_say()
    {
        // Answers of 5 tokens, each 1 with chance 0.6 under the policy and 0.5 under the reference: 5 · KL(0.6‖0.5) nats.
        var truth = 5 * KlDivergence.Exact([0.6, 0.4], [0.5, 0.5]);
        var stream = new SplitMix64(21);
        var held = 0;
        for (var world = 0; world < 400; world++)
        {
            var bounds = Bounds(KlDivergence.Of(Drawn(ref stream, 80)).K1);
            held += bounds.Low <= truth && truth <= bounds.High ? 1 : 0;
        }

        Assert.InRange(held, 368, 396);
    }

    [Fact]
    public void K3_is_never_negative_and_agrees_with_k1_on_average()
    {
        var stream = new SplitMix64(22);
        var many = KlDivergence.Of(Drawn(ref stream, 20_000));

        Assert.All(Drawn(ref stream, 200), answer => Assert.InRange(Value(KlDivergence.Of([answer]).K3), 0, 10));
        Assert.Equal(5 * KlDivergence.Exact([0.6, 0.4], [0.5, 0.5]), Value(many.K1), 0.02);
        Assert.Equal(Value(many.K1), Value(many.K3), 0.02);
    }

    [Fact]
    public void A_policy_that_has_not_moved_is_at_zero()
    {
        SampledAnswer[] answers = [new([-1, -2], [-1, -2]), new([-0.5], [-0.5])];

        Assert.Equal(0, Value(KlDivergence.Of(answers).K1));
        Assert.Equal(0, Value(KlDivergence.Of(answers).K3));
        Assert.Equal(0, KlDivergence.Exact([0.3, 0.7], [0.3, 0.7]));
    }

    [Fact]
    public void Small_differences_keep_their_digits() =>
        Assert.Equal(5e-17, TokenDivergence.K3(-1, -1 + 1e-8), 1e-22);

    [Theory]
    [InlineData(0.00099)]
    [InlineData(-0.00099)]
    [InlineData(0.5)]
    public void Series_and_formula_meet(double x) => Assert.Equal(Math.Exp(x) - 1 - x, TokenDivergence.K3(-1, -1 + x), 1e-15);

    [Fact]
    public void Answers_of_one_prompt_count_as_one()
    {
        SampledAnswer[] answers = [new([-1], [-1.1], "a"), new([-1], [-1.3], "b"), new([-1], [-0.9], "c")];

        var once = Assert.IsType<Measurement.Known>(KlDivergence.Of(answers).K1);
        var twice = Assert.IsType<Measurement.Known>(KlDivergence.Of([.. answers, .. answers.Reverse()]).K1);

        Assert.Equal(3, twice.Count);
        Assert.Equal(once.Interval!.Value.High, twice.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void A_budget_is_kept_only_when_the_upper_bound_keeps_it()
    {
        var budget = new KlBudget(PerRelease: 1, Cumulative: 5);
        var near = new Measurement.Known(0.5, 100, new Interval(0.2, 0.8, 0.9, "student-t"));
        var open = new Measurement.Known(0.9, 100, new Interval(0.6, 1.2, 0.9, "student-t"));
        var far = new Measurement.Known(7, 100, new Interval(6, 8, 0.9, "student-t"));

        Assert.Equal(Verdict.Pass, budget.Check(near, near).Verdict);
        Assert.Equal(Verdict.Inconclusive, budget.Check(open, near).Verdict);
        Assert.Equal(Verdict.Fail, budget.Check(open, far).Verdict);
        Assert.Equal(Verdict.Inconclusive, budget.Check(near, new Measurement.Unknown(Cause.TooFew, "No answer.")).Verdict);
        Assert.Equal(2, budget.Check(open, far).Reasons.Count);
    }

    [Fact]
    public void Answers_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KlDivergence.Of([new([-1, -1], [-1])]));
        Assert.Throws<ArgumentException>(() => KlDivergence.Of([new([0.1], [-1])]));
        Assert.Throws<ArgumentException>(() => KlDivergence.Of([new([double.NegativeInfinity], [-1])]));
        Assert.Throws<ArgumentException>(() => KlDivergence.Exact([0.5, 0.6], [0.5, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KlBudget(0, 1).Check(new Measurement.Known(0, 1), new Measurement.Known(0, 1)));
        Assert.IsType<Measurement.Unknown>(KlDivergence.Of([]).K1);
    }

    [Fact]
    public void The_best_of_one_is_the_policy_itself_and_more_move_it_further()
    {
        Assert.Equal((0, 0.5), (BestOfN.KlBound(1), BestOfN.WinRate(1)));
        Assert.Equal(Enumerable.Range(1, 100).Select(BestOfN.KlBound).Order(), Enumerable.Range(1, 100).Select(BestOfN.KlBound));
        Assert.Throws<ArgumentOutOfRangeException>(() => BestOfN.KlBound(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BestOfN.WinRate(0));
    }

    [Fact]
    public void A_planted_curve_is_found_with_its_peak()
    {
        double[] distances = [0.5, 1, 2, 3, 4, 6];
        var best = OverOptimization.Fit([.. distances.Select(d => (d, d * (1.2 - (0.2 * d))))], OptimizationMethod.BestOfN);
        var learned = OverOptimization.Fit([.. distances.Select(d => (d, d * (1.2 - (0.5 * Math.Log(d)))))], OptimizationMethod.ReinforcementLearning);

        Assert.Equal(3, Value(best.Peak), 1e-9);
        Assert.Equal(1.8, Value(best.PeakScore), 1e-9);
        Assert.Equal(Math.Exp(1.4), Value(learned.Peak), 1e-9);
        Assert.True(best.IsNear(2.5));
        Assert.False(best.IsNear(2.3));
    }

    [Fact]
    public void Too_few_checkpoints_or_no_turn_have_no_peak()
    {
        (double, double)[] rising = [.. Enumerable.Range(1, 6).Select(d => ((double)d, d * (1 + (0.1 * d))))];

        Assert.Equal(Cause.Underpowered, Assert.IsType<Measurement.Unknown>(OverOptimization.Fit(rising[..4], OptimizationMethod.BestOfN).Peak).Cause);
        Assert.IsType<Measurement.Unknown>(OverOptimization.Fit(rising, OptimizationMethod.BestOfN).Peak);
        Assert.Null(OverOptimization.Fit(rising, OptimizationMethod.BestOfN).IsNear(1));
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(OverOptimization.Fit([.. Enumerable.Repeat((2.0, 1.0), 6)], OptimizationMethod.BestOfN).Peak).Cause);
        Assert.Throws<ArgumentException>(() => OverOptimization.Fit([(0, 1)], OptimizationMethod.BestOfN));
    }

    [Fact]
    public void Ten_thousand_answers_are_no_wait()
    {
        var stream = new SplitMix64(23);
        var answers = Drawn(ref stream, 10_000);
        var clock = Stopwatch.StartNew();

        KlDivergence.Of(answers);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    private static SampledAnswer[] Drawn(ref SplitMix64 stream, int n)
    {
        var answers = new SampledAnswer[n];
        for (var at = 0; at < n; at++)
        {
            var policy = new double[5];
            for (var token = 0; token < 5; token++)
            {
                policy[token] = Math.Log(stream.NextUnit() < 0.6 ? 0.6 : 0.4);
            }

            answers[at] = new(policy, [.. policy.Select(_ => Math.Log(0.5))]);
        }

        return answers;
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;
}
