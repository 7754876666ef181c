using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class ComparisonTests
{
    // The worked cases "paired binary difference" (05_gates), margin 0.02.
    [Theory]
    [InlineData(40, 20, 160, Verdict.Pass)]
    [InlineData(5, 3, 100, Verdict.Inconclusive)]
    [InlineData(0, 0, 100, Verdict.Inconclusive)]
    [InlineData(0, 2, 100, Verdict.Inconclusive)]
    [InlineData(0, 0, 200, Verdict.Pass)]
    [InlineData(0, 20, 200, Verdict.Fail)]
    public void Paired_items_are_judged_as_the_worked_cases_are(int newOnly, int oldOnly, int n, Verdict expected)
    {
        var (now, before) = Differing(newOnly, oldOnly, n);

        Assert.Equal(expected, Decide(Rules(previous: 0.02), now, before).Verdict);
    }

    [Fact]
    public void Each_reference_has_its_own_margin_and_its_own_line()
    {
        var (now, before) = Differing(0, 4, 400);

        var tone = Decide(Rules(previous: 0.05, anchor: 0.02), now, before, before).Only();

        Assert.Equal(
            [(Reference.Previous, 0.05, (Verdict?)Verdict.Pass), (Reference.Anchor, 0.02, Verdict.Inconclusive)],
            tone.Comparisons.Select(one => (one.With, one.Margin!.Value, one.Verdict)));
    }

    [Fact]
    public void Items_that_went_up_and_down_are_counted()
    {
        var (now, before) = Differing(12, 3, 40);

        var comparison = Assert.Single(Decide(Rules(previous: 0.02), now, before).Only().Comparisons);

        Assert.Equal((12, 3, 40), (comparison.Better, comparison.Worse, comparison.N));
        Assert.Equal((0.7, 0.925), (comparison.From!.Value, comparison.To!.Value));
    }

    [Fact]
    public void Scores_between_0_and_1_are_compared_by_t_on_their_differences()
    {
        var (now, before) = (Tone(0.9, 0.8, 0.7, 0.95), Tone(0.8, 0.85, 0.6, 0.9));

        Assert.StartsWith("paired-t", MethodOf(Decide(Rules(previous: 0.02), now, before)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_on_either_side_makes_clusters_the_unit()
    {
        var (now, before) = Differing(2, 1, 60);
        ScoreRow[] together = [.. before.Select((row, index) => row with { Cluster = $"c{index / 10}" })];

        Assert.StartsWith("paired-t-clustered", MethodOf(Decide(Rules(previous: 0.02), now, together)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_without_a_margin_is_shown_and_decides_nothing()
    {
        var (now, before) = Differing(0, 300, 400);

        var decision = Decide(Rules(minimum: 0.1), now, before);

        Assert.Equal((Verdict.Pass, null), (decision.Verdict, Assert.Single(decision.Only().Comparisons).Verdict));
    }

    [Fact]
    public void Small_steps_pass_the_previous_release_and_are_stopped_at_the_anchor()
    {
        // 13 releases, each 0.3 points below the last on 20,000 items: against the anchor the seventh is 2.1 points down.
        ScoreRow[][] releases = [.. Enumerable.Range(0, 14).Select(release => Right(16_000 - (60 * release), 20_000))];
        var rules = Rules(previous: 0.02, anchor: 0.02);

        var stopped = Enumerable.Range(1, 13).First(release => Decide(rules, releases[release], releases[release - 1], releases[0]).Verdict != Verdict.Pass);
        var previousOnly = Enumerable.Range(1, 13).Select(release => Decide(Rules(previous: 0.02), releases[release], releases[release - 1]).Verdict);

        Assert.Equal(7, stopped);
        Assert.All(previousOnly, verdict => Assert.Equal(Verdict.Pass, verdict));
    }

    private static string MethodOf(GateDecision decision) =>
        Assert.IsType<Measurement.Known>(Assert.Single(decision.Only().Comparisons).Difference).Interval!.Value.Method;

    [Fact]
    public void Items_that_the_reference_did_not_score_are_counted_and_said()
    {
        var decision = Decide(Rules(previous: 0.02), Right(1000, 1000), [.. Right(300, 300), .. Enumerable.Range(300, 700).Select(item => new ScoreRow($"i{item}", "tone", null))]);

        Assert.Contains(decision.Only().Reasons, reason => reason.StartsWith("previous: 700 of the candidate's 1000 scored items", StringComparison.Ordinal));
    }
}
