using System.Text.Json;

namespace Plumbline.Governors;

public sealed class ReleaseTotalsTests
{
    [Fact]
    public void Counts_and_sums_find_what_the_rows_find()
    {
        OutcomeRow[] candidate = [.. Rows(Release.Candidate, 700, 3)];
        OutcomeRow[] anchor = [.. Rows(Release.Anchor, 900, 5)];

        var fromRows = RewardOutcomeGap.Of([.. candidate, .. anchor], 0.95);
        var fromTotals = RewardOutcomeGap.Of(ReleaseTotals.Of(candidate), [(Release.Anchor, ReleaseTotals.Of(anchor))], 0.95);

        Assert.Equal(Text(fromRows), Text(fromTotals));
    }

    [Fact]
    public void Totals_count_outcomes_and_rewards_apart() => Assert.Equal(
        new(3, 2, 2, 0, 0.125, 0.75), ReleaseTotals.Of([new(Release.Candidate, "a", 1, true), new(Release.Candidate, "b", 0.5, false), new(Release.Candidate, "c", null, true)]));

    [Fact]
    public void The_order_of_the_rows_changes_no_digit()
    {
        OutcomeRow[] rows = [.. Rows(Release.Candidate, 1000, 3)];

        Assert.Equal(ReleaseTotals.Of(rows), ReleaseTotals.Of(rows.Reverse()));
    }

    [Fact]
    public void Of_several_outcomes_any_that_is_down_holds_and_each_is_named()
    {
        NamedOutcome[] outcomes = [new("resolved", Ended(1000, 700), [(Release.Anchor, Ended(1000, 700))]), new("retained", Ended(500, 200), [(Release.Anchor, Ended(500, 300))])];

        var finding = RewardOutcomeGap.Of(outcomes, 0.95);

        Assert.Equal(Severity.Hold, finding.Severity);
        Assert.Equal(["resolved:", "retained:"], finding.Reasons.Select(reason => reason.Split(' ')[0]));
        var alone = Assert.IsType<Statistics.Measurement.Known>(RewardOutcomeGap.Of(outcomes[1].Candidate, outcomes[1].References, 0.975).Evidence["outcome_difference"]);
        Assert.Equal(alone, finding.Evidence["retained.outcome_difference"]);
        Assert.True(finding.Evidence.ContainsKey("outcome_difference"));
    }

    [Fact]
    public void An_outcome_that_one_side_lacks_is_not_compared_and_costs_the_others_nothing()
    {
        NamedOutcome late = new("retained", Ended(0, 0), [(Release.Anchor, Ended(500, 300))]), known = new("resolved", Ended(100, 60), [(Release.Anchor, Ended(100, 70))]);

        Assert.Equivalent(RewardOutcomeGap.Of(known.Candidate, known.References, 0.95), RewardOutcomeGap.Of([known, late], 0.95), strict: true);
        Assert.False(RewardOutcomeGap.Of([late], 0.95).Measured);
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardOutcomeGap.Of(Array.Empty<NamedOutcome>(), 0.95));
    }

    private static ReleaseTotals Ended(int units, int good) => new(units, good, 0, 0, 0);

    [Fact]
    public void A_confidence_outside_its_range_is_refused()
    {
        var none = new ReleaseTotals(0, 0, 0, 0, 0);

        Assert.Throws<ArgumentOutOfRangeException>(() => RewardOutcomeGap.Of(none, [(Release.Anchor, none)], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardOutcomeGap.Of(none, [(Release.Anchor, none)], 1));
    }

    [Fact]
    public void No_outcomes_on_either_side_is_a_warning_and_no_number()
    {
        var none = new ReleaseTotals(0, 0, 0, 0, 0);

        var finding = RewardOutcomeGap.Of(none, [(Release.Anchor, none)], 0.95);

        Assert.Equal((Severity.Warn, false), (finding.Severity, finding.Measured));
        Assert.All(finding.Evidence.Values, measured => Assert.IsType<Statistics.Measurement.Unknown>(measured));
    }

    [Fact]
    public void Large_rewards_that_vary_little_keep_their_interval()
    {
        OutcomeRow[] rows = [.. Enumerable.Range(0, 100).Select(unit => new OutcomeRow(unit < 50 ? Release.Candidate : Release.Anchor, $"u{unit}", 1e9 + (unit % 2), true))];

        var reward = Assert.IsType<Statistics.Measurement.Known>(RewardOutcomeGap.Of(rows, 0.95).Evidence["candidate_reward"]);

        Assert.Equal(1e9 + 0.5, reward.Value, 1e-6);
        Assert.Equal(0.24, reward.Interval!.Value.High - reward.Interval.Value.Low, 0.01); // 2 · 1.677 · 0.505 / √50
    }

    [Fact]
    public void A_reward_beyond_sense_is_refused() =>
        Assert.Throws<ArgumentException>(() => ReleaseTotals.Of([new(Release.Candidate, "u", 1e308, true)]));

    private static string Text(GovernorFinding finding) => JsonSerializer.Serialize(WireGovernorFinding.Of(finding), WireFormat.WithNulls);

    private static IEnumerable<OutcomeRow> Rows(Release release, int n, int every) =>
        Enumerable.Range(0, n).Select(unit => new OutcomeRow(release, $"u{unit}", unit % 7 == 0 ? null : 0.1 * (unit % 9), unit % every != 0));
}
