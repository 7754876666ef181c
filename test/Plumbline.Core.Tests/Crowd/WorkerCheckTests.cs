using Plumbline.Statistics;

namespace Plumbline.Crowd;

public sealed class WorkerCheckTests
{
    [Fact]
    public void Below_five_gold_answers_nobody_is_judged()
    {
        Assert.Equal(Cause.Underpowered, Assert.IsType<Measurement.Unknown>(new GoldAnswers(0, 4).Accuracy()).Cause);
        Assert.IsType<Measurement.Known>(new GoldAnswers(0, 5).Accuracy());
    }

    [Fact]
    public void More_right_answers_are_better()
    {
        double[] chances = [.. Enumerable.Range(0, 21).Select(correct => new GoldAnswers(correct, 20).ChanceAbove(0.7))];

        Assert.Equal(chances.Order(), chances);
        Assert.Equal(21, chances.Distinct().Count());
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GoldAnswers(6, 5).Mean);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GoldAnswers(1, 5).ChanceAbove(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GoldTest(0.6, 0.85).Of([true]));
    }

    [Fact]
    public void The_test_stops_with_its_decision()
    {
        var bad = new GoldTest().Of(Enumerable.Repeat(false, 100));
        var good = new GoldTest().Of(Enumerable.Repeat(true, 100));

        Assert.Equal((GoldDecision.Bad, 4), (bad.Decision, bad.Ratios.Count));
        Assert.Equal((GoldDecision.Good, 9), (good.Decision, good.Ratios.Count));
    }

    [Fact]
    public void A_good_worker_is_seldom_called_bad_and_a_bad_one_seldom_good()
    {
        Assert.InRange(Share(0.85, GoldDecision.Bad, 1), 0.01, 0.06);
        Assert.InRange(Share(0.6, GoldDecision.Good, 2), 0.01, 0.06);
    }

    [Fact]
    public void A_planted_lenient_worker_is_found_and_order_does_not_matter()
    {
        var scores = Scores();

        var found = Leniency.Of(scores);
        var again = Leniency.Of(SomeCrowd.Shuffled(scores, 3));

        Assert.Equal(found["kind"], again["kind"]);
        Assert.Equal(0.2, SomeCrowd.Value(found["kind"]), 0.03);
        Assert.True(((Measurement.Known)found["kind"]).Interval!.Value.Low > 0);
        Assert.Equal(-0.1, SomeCrowd.Value(found["one"]), 0.03);
    }

    [Fact]
    public void Alone_nobody_is_lenient() =>
        Assert.Equal(Cause.NoOverlap, Assert.IsType<Measurement.Unknown>(Leniency.Of([new("a", "w", 0.4), new("b", "v", 0.5)])["w"]).Cause);

    [Fact]
    public void A_score_outside_the_scale_is_refused() => Assert.Throws<ArgumentException>(() => Leniency.Of([new("a", "w", 1.2)]));

    [Fact]
    public void A_planted_fast_worker_is_found()
    {
        var stream = new SplitMix64(4);
        var times = Enumerable.Range(0, 400).Select(row => (Worker: row % 4 == 0 ? "fast" : $"worker {row % 4}", Milliseconds: 1000 * (row % 4 == 0 ? 0.1 : 1) * (1 + stream.NextUnit()))).ToArray();

        var found = Speed.Of(times);

        Assert.Equal(1, SomeCrowd.Value(found["fast"]));
        Assert.True(((Measurement.Known)found["worker 1"]).Interval!.Value.Low < Speed.FastShare);
        Assert.Equal(found["fast"], Speed.Of(SomeCrowd.Shuffled(times, 5))["fast"]);
    }

    [Fact]
    public void The_limit_is_the_quantile_of_the_others_alone()
    {
        var stream = new SplitMix64(6);
        for (var run = 0; run < 50; run++)
        {
            var times = Enumerable.Range(0, 60).Select(_ => (Worker: $"{stream.Below(4)}", Milliseconds: Math.Floor(40 * stream.NextUnit()))).ToArray();

            foreach (var (worker, measured) in Speed.Of(times))
            {
                var limit = Quantile.Of([.. times.Where(time => time.Worker != worker).Select(time => time.Milliseconds).Order()], Speed.FastShare);
                double[] own = [.. times.Where(time => time.Worker == worker).Select(time => time.Milliseconds)];
                Assert.Equal(own.Count(time => time < limit) / (double)own.Length, SomeCrowd.Value(measured), 1e-12);
            }
        }
    }

    [Fact]
    public void Speed_needs_others_and_real_times()
    {
        Assert.Equal(Cause.NoOverlap, Assert.IsType<Measurement.Unknown>(Speed.Of([("w", 5)])["w"]).Cause);
        Assert.Throws<ArgumentException>(() => Speed.Of([("w", -1)]));
        Assert.Throws<ArgumentException>(() => Speed.Of([("w", double.NaN)]));
    }

    private static double Share(double accuracy, GoldDecision decision, ulong seed)
    {
        var stream = new SplitMix64(seed);
        bool[] answers = new bool[200];
        return Enumerable.Range(0, 2000).Count(_ =>
        {
            for (var answer = 0; answer < answers.Length; answer++)
            {
                answers[answer] = stream.NextUnit() < accuracy;
            }

            return new GoldTest().Of(answers).Decision == decision;
        }) / 2000.0;
    }

    private static CrowdScore[] Scores()
    {
        var stream = new SplitMix64(2);
        return
        [
            .. Enumerable.Range(0, 100).SelectMany(item =>
            {
                var truth = 0.3 + (0.3 * stream.NextUnit());
                return new[] { new CrowdScore($"{item}", "kind", truth + 0.2), new CrowdScore($"{item}", "one", truth + (0.02 * stream.NextUnit())), new CrowdScore($"{item}", "two", truth) };
            }),
        ];
    }
}
