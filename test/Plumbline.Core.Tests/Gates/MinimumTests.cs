using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class MinimumTests
{
    // The threshold table of the worked cases (05_gates): smallest passing and largest failing count at one-sided 95 %.
    [Theory]
    [InlineData(0.95, 100, 99, 90)]
    [InlineData(0.95, 200, 196, 184)]
    [InlineData(0.95, 1000, 962, 937)]
    [InlineData(0.92, 100, 97, 86)]
    [InlineData(0.92, 500, 471, 449)]
    [InlineData(0.88, 2000, 1785, 1735)]
    public void Counts_pass_and_fail_where_the_table_says(double minimum, int n, int passing, int failing)
    {
        Verdict[] verdicts = [.. new[] { passing, passing - 1, failing + 1, failing }.Select(right => Decide(Rules(minimum), Right(right, n)).Verdict)];

        Assert.Equal([Verdict.Pass, Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Fail], verdicts);
    }

    [Fact]
    public void An_open_question_says_how_many_further_items_would_decide_it()
    {
        var tone = Decide(Rules(0.95), Right(97, 100)).Only();

        Assert.Equal(Verdict.Inconclusive, tone.Verdict);
        Assert.Equal(SampleSize.ForProportion(0.97, 0.95, 0.05, 0.8) - 100, tone.Needed.Count);
        Assert.Contains("more items needed", Assert.Single(tone.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_on_its_minimum_can_give_no_number_of_items()
    {
        var tone = Decide(Rules(0.95), Right(95, 100)).Only();

        Assert.Equal((null, true), (tone.Needed.Count, tone.Needed.Reason!.Contains("sits on the limit", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_decided_rule_needs_no_more_items() => Assert.Equal(0, Decide(Rules(0.95), Right(1000, 1000)).Only().Needed.Count);

    [Fact]
    public void A_broken_rule_is_not_mended_by_more_items() => Assert.Null(Decide(Rules(0.95), Right(50, 100)).Only().Needed.Count);

    [Fact]
    public void Scores_between_0_and_1_are_bounded_by_betting() => Assert.Equal(
        "betting", Assert.IsType<Measurement.Known>(Decide(Rules(0.5), Tone(0.9, 0.8, 1.0)).Only().Score).Interval!.Value.Method);

    [Fact]
    public void One_cluster_among_the_rows_makes_clusters_the_unit()
    {
        ScoreRow[] rows = [.. Right(180, 200).Select((row, index) => row with { Cluster = $"c{index / 10}" })];

        var measured = Assert.IsType<Measurement.Known>(Decide(Rules(0.5), rows).Only().Score);

        Assert.Equal(("korn-graubard", 20), (measured.Interval!.Value.Method, measured.Count));
    }

    [Fact]
    public void Dependent_items_prove_less_than_independent_ones()
    {
        ScoreRow[] alone = Right(990, 1000);
        ScoreRow[] together = [.. alone.Select((row, index) => row with { Cluster = $"c{index / 50}" })];

        Assert.Equal((Verdict.Pass, Verdict.Inconclusive), (Decide(Rules(0.96), alone).Verdict, Decide(Rules(0.96), together).Verdict));
    }

    [Fact]
    public void Further_items_are_never_fewer_than_the_bounds_need_to_narrow()
    {
        var scores = Enumerable.Range(0, 100).Select(item => (double?)(0.88 + (0.04 * (item % 3))));

        var tone = Decide(Rules(0.9), Tone(scores)).Only();
        var bounds = Assert.IsType<Measurement.Known>(tone.Score).Interval!.Value;

        Assert.Equal(Verdict.Inconclusive, tone.Verdict);
        Assert.True(tone.Needed.Count >= 100 * (Math.Pow((0.9196 - bounds.Low) / 0.0196, 2) - 1.05));
    }
}
