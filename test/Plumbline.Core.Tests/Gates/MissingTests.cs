using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class MissingTests
{
    [Fact]
    public void Missing_scores_beyond_the_tolerated_share_count_as_0()
    {
        var tone = Decide(Rules(minimum: 0.9), [.. Right(900, 900), .. Unscored(900, 100)]).Only();

        Assert.Equal((900, 100, Verdict.Inconclusive), (tone.N, tone.Missing, tone.Verdict));
        Assert.Equal((1.0, 0.9), (Value(tone.Score), Value(tone.Decided!)));
        Assert.Contains("each counts as 0", tone.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_scores_within_the_tolerated_share_are_left_out_and_said()
    {
        var tone = Decide(Rules(minimum: 0.9, maxMissing: 0.1), [.. Right(900, 900), .. Unscored(900, 100)]).Only();

        Assert.Equal((Verdict.Pass, null), (tone.Verdict, tone.Decided));
        Assert.Contains("left out", Assert.Single(tone.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_out_the_hard_items_does_not_help()
    {
        var before = Right(800, 1000);

        var tone = Decide(Rules(minimum: 0.9, previous: 0.02), Right(800, 800), before).Only();

        Assert.Equal((800, 200, Verdict.Fail), (tone.N, tone.Missing, tone.Verdict));
        Assert.Equal(0.8, Value(tone.Decided!), 1e-12);
    }

    [Fact]
    public void A_row_left_out_is_as_missing_as_a_row_without_a_score()
    {
        ScoreRow[] policy = [.. Enumerable.Range(0, 1000).Select(item => new ScoreRow($"i{item}", "policy", 1))];
        var rules = new GateRules([new("policy", 0.95, new(null, null), 0), new("tone", 0.95, new(null, null), 0)]);

        var (absent, said) = (Decide(rules, [.. policy, .. Right(100, 100)]), Decide(rules, [.. policy, .. Right(100, 100), .. Unscored(100, 900)]));

        Assert.Equal((Verdict.Fail, 900), (absent.Verdict, absent.Dimensions[1].Missing));
        Assert.Equal(said.Dimensions[1].Reasons, absent.Dimensions[1].Reasons);
    }

    [Fact]
    public void An_item_that_both_references_scored_is_missing_once() =>
        Assert.Equal(10, Decide(Rules(minimum: 0.5), Right(90, 90), Right(100, 100), Right(100, 100)).Only().Missing);

    [Fact]
    public void A_missing_item_counts_as_worse_only_in_what_is_decided()
    {
        var comparison = Assert.Single(Decide(Rules(previous: 0.02), [.. Right(40, 40), .. Unscored(40, 10)], Right(50, 50)).Only().Comparisons);

        Assert.Equal((40, 10, 0, 0.0, -0.2), (comparison.N, comparison.Missing, comparison.Worse, Value(comparison.Difference), Value(comparison.Decided!)));
    }

    [Fact]
    public void An_item_that_neither_side_scored_is_missing_but_no_drop()
    {
        ScoreRow[] before = [.. Right(400, 400), .. Unscored(400, 10)];
        ScoreRow[] now = [.. Right(400, 400), .. Unscored(400, 10)];

        var tone = Decide(Rules(previous: 0.02), now, before).Only();

        Assert.Equal((10, 0, Verdict.Pass), (tone.Missing, Assert.Single(tone.Comparisons).Missing, tone.Verdict));
    }

    private static IEnumerable<ScoreRow> Unscored(int from, int count) =>
        Enumerable.Range(from, count).Select(item => new ScoreRow($"i{item}", "tone", null, "The judge did not answer."));

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
