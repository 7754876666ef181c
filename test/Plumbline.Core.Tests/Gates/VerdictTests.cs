using Plumbline.Governors;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(100, Severity.Hold, Verdict.Held)]
    [InlineData(100, Severity.Trip, Verdict.Held)]
    [InlineData(100, Severity.Warn, Verdict.Pass)]
    [InlineData(100, Severity.Clear, Verdict.Pass)]
    [InlineData(97, Severity.Hold, Verdict.Held)]
    [InlineData(97, Severity.Warn, Verdict.Inconclusive)]
    [InlineData(50, Severity.Trip, Verdict.Fail)]
    public void The_strongest_finding_wins_and_governors_are_listed_whatever_it_is(int right, Severity severity, Verdict expected)
    {
        var decision = Decide(Rules(minimum: 0.95), Right(right, 100), governors: Finding(severity));

        Assert.Equal((expected, severity), (decision.Verdict, Assert.Single(decision.Governors).Severity));
    }

    // The worked cases "gate" (12_edges).
    [Fact]
    public void A_pass_beside_an_open_question_is_open() =>
        Assert.Equal(Verdict.Inconclusive, Verdicts.Strongest([Verdict.Pass, Verdict.Inconclusive]));

    [Fact]
    public void Nothing_judged_is_inconclusive() => Assert.Equal(Verdict.Inconclusive, Verdicts.Strongest([]));

    [Fact]
    public void One_broken_rule_fails_however_good_the_rest()
    {
        var rules = new GateRules([new("tone", 0.5, new()), new("accuracy", 0.99, new())]);

        var decision = Decide(rules, [.. Right(100, 100), .. Right(50, 100).Select(row => row with { Dimension = "accuracy" })]);

        Assert.Equal((Verdict.Fail, Verdict.Pass, Verdict.Fail), (decision.Verdict, decision.Dimensions[0].Verdict, decision.Dimensions[1].Verdict));
    }

    [Fact]
    public void A_scored_dimension_that_no_rule_names_is_said() => Assert.Contains(
        "Scored, but not in the gate file: accuracy.", Decide(Rules(minimum: 0.5), [.. Right(100, 100), new("i0", "accuracy", 0)]).Reasons);

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var (now, before) = Differing(7, 4, 120);
        var rules = Rules(minimum: 0.9, previous: 0.02);

        Assert.Equal(Some(Decide(rules, now, before)), Some(Decide(rules, [.. now.Reverse()], [.. before.OrderBy(row => row.Item[^1])])));
    }

    [Fact]
    public void Two_scores_of_one_item_are_refused() =>
        Assert.Throws<ArgumentException>(() => Decide(Rules(minimum: 0.5), [new("i0", "tone", 1), new("i0", "tone", 0)]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.01)]
    [InlineData(-0.01)]
    public void A_score_outside_0_to_1_is_refused(double score) => Assert.Throws<ArgumentException>(() => Decide(Rules(minimum: 0.5), Tone(score)));

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void A_confidence_that_proves_nothing_or_everything_is_refused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Decide(Rules(minimum: 0.5) with { Confidence = confidence }, Right(9, 9)));

    private static string Some(GateDecision decision) => System.Text.Json.JsonSerializer.Serialize(WireGateDecision.Of(decision), WireFormat.WithNulls);
}
