using System.Diagnostics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

public sealed class SequenceTests
{
    [Fact]
    public void Whoever_looks_after_every_score_is_wrong_no_more_often_than_said()
    {
        // 400 streams of 200 scores of mean 0.8; a wrong one excludes 0.8 at any of the looks. At 0.90, at most 1 in 10.
        var stream = new SplitMix64(11);
        var wrong = 0;
        for (var world = 0; world < 400; world++)
        {
            var path = EmpiricalBernsteinSequence.Path(Scores(ref stream, 200, 0.8), 0.90);
            wrong += path.Any(bounds => bounds.Low > 0.8 || bounds.High < 0.8) ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 40);
    }

    [Fact]
    public void Bets_against_the_truth_seldom_make_rich_at_any_look()
    {
        var stream = new SplitMix64(12);
        var rich = 0;
        for (var world = 0; world < 300; world++)
        {
            var scores = Scores(ref stream, 120, 0.7);
            rich += Enumerable.Range(1, 120).Any(n => BettingSequence.LogCapital(scores[..n], 0.7, 0.1) >= Math.Log(10)) ? 1 : 0;
        }

        Assert.InRange(rich, 0, 30);
    }

    [Fact]
    public void A_ratio_looked_at_after_every_value_seldom_calls_nothing_something()
    {
        var stream = new SplitMix64(13);
        var alarms = 0;
        for (var world = 0; world < 1000; world++)
        {
            double[] values = [.. Normals(ref stream, 100)];
            alarms += MixtureRatio.PValue(values, 1, 0.1) <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 50);
    }

    [Fact]
    public void The_boundary_is_crossed_by_hardly_any_walk()
    {
        var stream = new SplitMix64(14);
        var rho = NormalMixture.Rho(100, 0.05);
        var crossed = 0;
        for (var world = 0; world < 1000; world++)
        {
            var sum = 0.0;
            crossed += Normals(ref stream, 200).Select((value, at) => Math.Abs(sum += value) > NormalMixture.Bound(at + 1, rho, 0.05)).ToArray().Contains(true) ? 1 : 0;
        }

        Assert.InRange(crossed, 1, 50);
    }

    [Fact]
    public void The_expected_e_value_of_a_true_share_is_one()
    {
        // The sum over all outcomes of 40 trials of e times its chance, at p = 0.3.
        var expected = Enumerable.Range(0, 41).Sum(k => Math.Exp(BetaMixture.LogE(k, 40, 0.3)) * Binomial.Mass(k, 40, 0.3));

        Assert.Equal(1, expected, 1e-12);
    }

    [Fact]
    public void Three_hundred_looks_at_a_true_share_seldom_find_it_false()
    {
        var stream = new SplitMix64(19);
        var alarms = 0;
        for (var world = 0; world < 1000; world++)
        {
            var successes = 0;
            alarms += Scores(ref stream, 300, 0.9).Select((score, at) => BetaMixture.LogE(successes += (int)score, at + 1, 0.9) >= Math.Log(20)).ToArray().Contains(true) ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 50);
    }

    [Fact]
    public void Turning_the_scale_round_mirrors_the_bounds()
    {
        var stream = new SplitMix64(15);
        var scores = Scores(ref stream, 60, 0.6);
        double[] mirrored = [.. scores.Select(score => 1 - score)];

        Assert.Equal(1 - Bounds(BettingSequence.Of(scores, 0.9)).High, Bounds(BettingSequence.Of(mirrored, 0.9)).Low, 1e-9);
        Assert.Equal(1 - Bounds(EmpiricalBernsteinSequence.Of(scores, 0.9)).High, Bounds(EmpiricalBernsteinSequence.Of(mirrored, 0.9)).Low, 1e-9);
    }

    [Fact]
    public void Bounds_hold_the_mean_and_narrow_with_more_scores()
    {
        var stream = new SplitMix64(16);
        var scores = Scores(ref stream, 2000, 0.5);
        var widths = new[] { 50, 200, 800, 2000 }.Select(n => Bounds(BettingSequence.Of(scores[..n], 0.9))).Select(bounds => bounds.High - bounds.Low).ToArray();

        Assert.Equal(widths.OrderDescending(), widths);
        Assert.InRange(widths[^1], 0.03, 0.12);
    }

    [Fact]
    public void The_normal_mixture_does_not_heed_row_order()
    {
        var stream = new SplitMix64(17);
        double[] values = [.. Normals(ref stream, 100)];

        Assert.Equal(NormalMixture.Of(values, 50, 0.95), NormalMixture.Of([.. values.Reverse()], 50, 0.95));
    }

    [Fact]
    public void What_cannot_be_said_is_not_said()
    {
        Assert.IsType<Measurement.Unknown>(BettingSequence.Of([], 0.9));
        Assert.IsType<Measurement.Unknown>(EmpiricalBernsteinSequence.Of([], 0.9));
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Known>(NormalMixture.Of([1], 5, 0.9)).Cause);
        Assert.Equal(Cause.ZeroVariance, Assert.IsType<Measurement.Known>(NormalMixture.Of([1, 1], 5, 0.9)).Cause);
        Assert.Equal(1, MixtureRatio.PValue([], 1, 1));
        Assert.Equal(0, BetaMixture.LogE(0, 0, 0.5), 1e-12);
    }

    [Fact]
    public void Wrong_values_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => BettingSequence.Of([1.1], 0.9));
        Assert.ThrowsAny<ArgumentException>(() => EmpiricalBernsteinSequence.Of([double.NaN], 0.9));
        Assert.ThrowsAny<ArgumentException>(() => MixtureRatio.PValue([1, double.NaN], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MixtureRatio.PValue([1], 0, 1));
        Assert.Throws<ArgumentException>(() => MixtureRatio.Log(double.NaN, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BettingSequence.LogCapital([1], 1, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => BettingSequence.Of([1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalMixture.Rho(0, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaMixture.LogE(2, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.IntersectionUnion([double.NaN]));
    }

    [Fact]
    public void A_hundred_thousand_scores_are_no_wait()
    {
        var clock = Stopwatch.StartNew();
        var stream = new SplitMix64(18);
        var scores = Scores(ref stream, 100_000, 0.9);

        BettingSequence.Of(scores, 0.95);
        EmpiricalBernsteinSequence.Of(scores, 0.95);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static double[] Scores(ref SplitMix64 stream, int n, double mean)
    {
        var scores = new double[n];
        for (var at = 0; at < n; at++)
        {
            scores[at] = stream.NextUnit() < mean ? 1 : 0;
        }

        return scores;
    }

    private static List<double> Normals(ref SplitMix64 stream, int n)
    {
        var values = new List<double>(n);
        for (var at = 0; at < n; at++)
        {
            values.Add(stream.NextNormal());
        }

        return values;
    }

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;
}
