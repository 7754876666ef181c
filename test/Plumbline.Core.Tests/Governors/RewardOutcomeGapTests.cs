using Plumbline.Statistics;

namespace Plumbline.Governors;

public sealed class RewardOutcomeGapTests
{
    [Fact]
    public void A_fallen_outcome_behind_a_risen_reward_holds_the_candidate()
    {
        var finding = Of([.. Rows(Release.Candidate, 1400, 0.74, 0.7), .. Rows(Release.Anchor, 1400, 0.80, 0.6)]);

        Assert.Equal((Severity.Hold, true), (finding.Severity, finding.Stops));
        Assert.Contains("the reward rose", Assert.Single(finding.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallen_outcome_holds_the_candidate_also_when_the_reward_fell_or_is_unknown()
    {
        var fell = Of([.. Rows(Release.Candidate, 1400, 0.74, 0.5), .. Rows(Release.Anchor, 1400, 0.80, 0.6)]);
        var unknown = Of([.. Rows(Release.Candidate, 1400, 0.74, null), .. Rows(Release.Anchor, 1400, 0.80, null)]);

        Assert.Equal((Severity.Hold, Severity.Hold), (fell.Severity, unknown.Severity));
        Assert.Contains("the reward fell", fell.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("the reward was not given", unknown.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_steady_outcome_is_clear_however_high_the_reward() =>
        Assert.Equal(Severity.Clear, Of([.. Rows(Release.Candidate, 1400, 0.80, 0.9), .. Rows(Release.Anchor, 1400, 0.80, 0.6)]).Severity);

    [Fact]
    public void A_drop_that_may_be_chance_is_clear() =>
        Assert.Equal(Severity.Clear, Of([.. Rows(Release.Candidate, 50, 0.76, 0.9), .. Rows(Release.Anchor, 50, 0.80, 0.6)]).Severity);

    [Fact]
    public void Outcomes_of_one_side_alone_measure_nothing()
    {
        var finding = Of([.. Rows(Release.Candidate, 50, 0.76, 0.9)]);

        Assert.Equal((Severity.Warn, false), (finding.Severity, finding.Measured));
        Assert.False(Of([]).Measured);
        Assert.False(Of([.. Rows(Release.Anchor, 50, 0.76, 0.9)]).Measured);
    }

    [Fact]
    public void What_was_not_measured_lets_nothing_pass() =>
        Assert.Equal(Gates.Verdict.Inconclusive, Gates.SomeScores.Decide(Gates.SomeScores.Rules(0.5), Gates.SomeScores.Right(100, 100), governors: Of([])).Verdict);

    [Fact]
    public void Every_release_that_has_outcomes_is_compared_with()
    {
        var both = Of([.. Rows(Release.Candidate, 1400, 0.74, 0.7), .. Rows(Release.Anchor, 1400, 0.80, 0.6), .. Rows(Release.Baseline, 1400, 0.74, 0.7)]);
        var baseline = Of([.. Rows(Release.Candidate, 1400, 0.74, 0.7), .. Rows(Release.Baseline, 1400, 0.74, 0.7)]);

        Assert.Equal((Severity.Hold, Severity.Clear), (both.Severity, baseline.Severity));
        Assert.Equal(2, both.Reasons.Count);
    }

    [Fact]
    public void One_lone_unit_of_the_anchor_does_not_hide_the_baseline()
    {
        var finding = Of([.. Rows(Release.Candidate, 1000, 0, 0.7), .. Rows(Release.Anchor, 1, 1, 0.6), .. Rows(Release.Baseline, 1000, 1, 0.7)]);

        Assert.Equal(Severity.Hold, finding.Severity);
        Assert.Contains("outcome_difference_baseline", finding.Evidence.Keys);
    }

    [Fact]
    public void A_clear_finding_says_how_large_a_drop_it_could_not_see() =>
        Assert.Contains("a drop of up to 1.000 is not ruled out", Of([new(Release.Candidate, "u", null, false), new(Release.Anchor, "u", null, true)]).Reasons[0], StringComparison.Ordinal);

    [Fact]
    public void The_evidence_holds_both_figures_of_both_sides_with_counts_and_intervals()
    {
        var evidence = Of([.. Rows(Release.Candidate, 1400, 0.74, 0.7), .. Rows(Release.Anchor, 1000, 0.80, 0.6)]).Evidence;

        Assert.Equal(
            ["candidate_outcome", "candidate_reward", "outcome_difference", "reference_outcome", "reference_reward", "reward_difference"], evidence.Keys.Order());
        Assert.All(evidence.Values, measured => Assert.NotNull(Assert.IsType<Measurement.Known>(measured).Interval));
        Assert.Equal((1400, 1000), (Count(evidence["candidate_outcome"]), Count(evidence["reference_reward"])));
    }

    [Fact]
    public void Two_outcomes_of_one_unit_are_refused() => Assert.Throws<ArgumentException>(() => Of([.. Rows(Release.Candidate, 2, 1, null), new(Release.Candidate, "u0", null, true)]));

    [Fact]
    public void An_unchanged_model_is_held_no_more_often_than_stated()
    {
        var chance = SplitMix64.For(3, "null world");
        var held = Enumerable.Range(0, 400).Count(_ => Of([.. Draw(Release.Candidate, 400, 0.8, () => chance.NextUnit()), .. Draw(Release.Anchor, 400, 0.8, () => chance.NextUnit())]).Stops);

        Assert.InRange(held / 400.0, 0, 0.085); // 0.05, and three standard errors
    }

    [Fact]
    public void A_planted_drop_is_found_as_often_as_planned()
    {
        // .80 → .76 needs about 1,325 units per arm for a power of 0.8.
        var chance = SplitMix64.For(4, "planted world");
        var held = Enumerable.Range(0, 200).Count(_ => Of([.. Draw(Release.Candidate, 1325, 0.76, () => chance.NextUnit()), .. Draw(Release.Anchor, 1325, 0.8, () => chance.NextUnit())]).Stops);

        Assert.InRange(held / 200.0, 0.71, 0.89);
    }

    private static GovernorFinding Of(IReadOnlyCollection<OutcomeRow> rows) => RewardOutcomeGap.Of(rows, 0.95);

    private static int Count(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Count;

    /// <summary>A share of good outcomes, and rewards that scatter around a mean.</summary>
    private static IEnumerable<OutcomeRow> Rows(Release release, int n, double good, double? reward) =>
        Enumerable.Range(0, n).Select(unit => new OutcomeRow(release, $"u{unit}", reward + (unit % 2 == 0 ? 0.1 : -0.1), unit < good * n));

    private static IEnumerable<OutcomeRow> Draw(Release release, int n, double good, Func<double> next) =>
        Enumerable.Range(0, n).Select(unit => new OutcomeRow(release, $"u{unit}", null, next() < good));
}
