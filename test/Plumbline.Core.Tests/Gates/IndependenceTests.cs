using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class IndependenceTests
{
    [Fact]
    public void A_dimension_judged_only_through_the_candidate_s_own_family_is_never_a_pass()
    {
        var tone = Decide(Rules(minimum: 0.5), Contaminated(0, 400, 400)).Only();

        Assert.Equal((Verdict.Inconclusive, 0, 0), (tone.Verdict, tone.N, tone.Missing));
        Assert.Equal((0, 400, null, Cause.TooFewIndependentLabels), (tone.Independence!.Clean, tone.Independence.SetAside, tone.Independence.Needed, tone.Independence.Cause!.Value));
        Assert.StartsWith("too_few_independent_labels: 0 of 400", tone.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(Cause.TooFewIndependentLabels, Assert.IsType<Measurement.Unknown>(tone.Score).Cause);
    }

    [Fact]
    public void The_same_scores_from_independent_labels_are_decided_as_they_were_without_the_rule()
    {
        var (judged, scored) = (Decide(Rules(minimum: 0.9), Clean(0, 380, 400)).Only(), Decide(Rules(minimum: 0.9), Right(380, 400)).Only());

        Assert.Equal((Verdict.Pass, 400, 0), (judged.Verdict, judged.Independence!.Clean, judged.Independence.SetAside));
        Assert.Equal((scored.Score, scored.Verdict, scored.Needed), (judged.Score, judged.Verdict, judged.Needed));
        Assert.Empty(judged.Reasons);
        Assert.Null(scored.Independence);
    }

    [Fact]
    public void What_was_set_aside_can_neither_help_nor_harm()
    {
        var flattered = Decide(Rules(minimum: 0.9), [.. Clean(0, 38, 40), .. Contaminated(40, 360, 360)]).Only();
        var harmed = Decide(Rules(minimum: 0.5), [.. Clean(0, 36, 40), .. Contaminated(40, 0, 360)]).Only();

        Assert.Equal((Verdict.Inconclusive, 40, Cause.TooFewIndependentLabels), (flattered.Verdict, flattered.N, flattered.Independence!.Cause!.Value));
        Assert.Equal(flattered.Independence.Needed - 40, flattered.Needed.Count);
        Assert.Equal((Verdict.Pass, 40, 0), (harmed.Verdict, harmed.N, harmed.Missing));
    }

    [Fact]
    public void Independent_labels_that_show_a_fault_fail_however_many_were_set_aside() =>
        Assert.Equal(Verdict.Fail, Decide(Rules(minimum: 0.9), [.. Clean(0, 20, 40), .. Contaminated(40, 360, 360)]).Verdict);

    [Fact]
    public void A_pass_warns_when_the_labels_set_aside_flatter()
    {
        var flattered = Decide(Rules(minimum: 0.7), [.. Clean(0, 160, 200), .. Contaminated(200, 200, 200)]).Only();
        var alike = Decide(Rules(minimum: 0.7), [.. Clean(0, 160, 200), .. Contaminated(200, 160, 200)]).Only();

        Assert.Equal((Verdict.Pass, true), (flattered.Verdict, flattered.Independence!.Warns));
        Assert.StartsWith("Warning contaminated_subset_inflated", flattered.Reasons[0], StringComparison.Ordinal);
        Assert.Equal((Verdict.Pass, false), (alike.Verdict, alike.Independence!.Warns));
    }

    [Fact]
    public void A_gap_that_the_gate_file_tolerates_is_no_warning()
    {
        var rules = Rules(minimum: 0.7) with { Independence = new(Gap: 0.5) };

        Assert.False(Decide(rules, [.. Clean(0, 160, 200), .. Contaminated(200, 200, 200)]).Only().Independence!.Warns);
    }

    [Theory]
    [InlineData(400, Verdict.Pass)]
    [InlineData(401, Verdict.Inconclusive)]
    public void The_gate_file_may_ask_for_a_number(int minimum, Verdict verdict) =>
        Assert.Equal(verdict, Decide(Rules(minimum: 0.9) with { Independence = new(minimum) }, Clean(0, 400, 400)).Verdict);

    [Fact]
    public void A_number_that_is_asked_for_binds_nothing_that_people_did_not_judge() =>
        Assert.Equal(Verdict.Pass, Decide(Rules(minimum: 0.9) with { Independence = new(1000) }, Right(400, 400)).Verdict);

    [Fact]
    public void A_plain_threshold_does_not_let_a_handful_of_independent_labels_through()
    {
        var rules = Rules(minimum: 0.9) with { Decision = DecisionBasis.Threshold };

        Assert.Equal(Verdict.Inconclusive, Decide(rules, [.. Clean(0, 3, 3), .. Contaminated(3, 397, 397)]).Verdict);
        Assert.Equal(Verdict.Pass, Decide(rules, Clean(0, 3, 3)).Verdict);
    }

    [Fact]
    public void An_item_set_aside_on_either_side_is_not_compared()
    {
        ScoreRow[] now = [.. Clean(0, 300, 300), .. Contaminated(300, 100, 100)];
        ScoreRow[] before = [.. Contaminated(0, 50, 50), .. Clean(50, 350, 350)];

        var tone = Decide(Rules(previous: 0.02), now, before).Only();

        Assert.Equal((250, 0, 0), (Assert.Single(tone.Comparisons).N, tone.Comparisons[0].Missing, tone.Missing));
    }

    [Fact]
    public void A_missing_answer_still_counts_against_the_candidate() =>
        Assert.Equal(Verdict.Fail, Decide(Rules(minimum: 0.9), [.. Clean(0, 300, 300), .. Tone(Enumerable.Repeat((double?)null, 500)).Skip(300)]).Verdict);

    [Fact]
    public void A_hundred_thousand_judged_items_are_quick() =>
        Assert.Equal(50_000, Decide(Rules(minimum: 0.5), [.. Clean(0, 50_000, 50_000), .. Contaminated(50_000, 50_000, 50_000)]).Only().N);

    private static ScoreRow[] Clean(int from, int right, int n) => [.. Rows(from, right, n).Select(row => row with { Contamination = 0.05 })];

    private static ScoreRow[] Contaminated(int from, int right, int n) =>
        [.. Rows(from, right, n).Select(row => row with { Score = null, SetAside = row.Score, Contamination = 0.35 })];

    private static IEnumerable<ScoreRow> Rows(int from, int right, int n) =>
        Enumerable.Range(from, n).Select(item => new ScoreRow($"i{item}", "tone", item < from + right ? 1 : 0));
}
