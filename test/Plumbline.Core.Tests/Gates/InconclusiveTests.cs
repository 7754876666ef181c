using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

/// <summary>Every way in which a gate must not say yes although nothing speaks against the candidate.</summary>
public sealed class InconclusiveTests
{
    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_gate_without_rules(DecisionBasis basis)
    {
        var decision = Decide(new GateRules([], basis), Right(100, 100));

        Assert.Equal(Verdict.Inconclusive, decision.Verdict);
        Assert.Contains(decision.Reasons, reason => reason.Contains("no_criteria", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_dimension_of_which_nothing_is_asked(DecisionBasis basis) =>
        AssertOpen(Decide(Rules() with { Decision = basis }, Right(100, 100)), "asks nothing");

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_dimension_that_the_candidate_was_not_scored_on(DecisionBasis basis)
    {
        var decision = Decide(Rules(minimum: 0.1) with { Decision = basis }, [new("i0", "other", 1)]);

        AssertOpen(decision, "no row");
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(decision.Only().Score).Cause);
    }

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_dimension_without_a_single_score(DecisionBasis basis)
    {
        var decision = Decide(Rules(minimum: 0.1, maxMissing: 1) with { Decision = basis }, Tone(null, null));

        AssertOpen(decision, "None of the 2 items");
        Assert.Equal((0, 2, Cause.NoAnswer), (decision.Only().N, decision.Only().Missing, Assert.IsType<Measurement.Unknown>(decision.Only().Score).Cause));
    }

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_margin_whose_baseline_was_not_given(DecisionBasis basis) =>
        AssertOpen(Decide(Rules(minimum: 0.1, previous: 0.02) with { Decision = basis }, Right(500, 500)), "--baseline");

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void A_margin_whose_anchor_was_not_given(DecisionBasis basis) =>
        AssertOpen(Decide(Rules(anchor: 0.02) with { Decision = basis }, Right(500, 500), Right(500, 500)), "--anchor");

    [Theory]
    [InlineData(DecisionBasis.Confidence)]
    [InlineData(DecisionBasis.Threshold)]
    public void References_that_share_no_item(DecisionBasis basis)
    {
        ScoreRow[] others = [.. Right(500, 500).Select(row => row with { Item = $"other-{row.Item}" })];

        var decision = Decide(Rules(previous: 0.02) with { Decision = basis }, Right(500, 500), others);

        AssertOpen(decision, "no item was scored on both sides");
        Assert.Equal((0, Cause.NoOverlap), (decision.Only().Missing, Assert.IsType<Measurement.Unknown>(Assert.Single(decision.Only().Comparisons).Difference).Cause));
    }

    [Fact]
    public void One_cluster_alone()
    {
        ScoreRow[] rows = [.. Right(500, 500).Select(row => row with { Cluster = "the only one" })];

        AssertOpen(Decide(Rules(minimum: 0.5), rows), "without bounds");
    }

    [Fact]
    public void Looks_that_are_spent_or_unknown()
    {
        var spent = Decide(Rules(minimum: 0.5) with { Spending = new LookSpending.Budget(3) }, Right(500, 500), looks: new Looks.Counted(4, 4, 2));
        var unknown = Decide(Rules(minimum: 0.5) with { Spending = new LookSpending.Geometric() }, Right(500, 500), looks: new Looks.Unknown("The disk is full."));

        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive), (spent.Verdict, unknown.Verdict));
        Assert.Contains(spent.Reasons, reason => reason.Contains("spent", StringComparison.Ordinal));
    }

    private static void AssertOpen(GateDecision decision, string reason)
    {
        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive), (decision.Verdict, decision.Only().Verdict));
        Assert.Contains(decision.Only().Reasons, sentence => sentence.Contains(reason, StringComparison.Ordinal));
        Assert.True(decision.Only().Needed is { Count: null, Reason: not null });
    }
}
