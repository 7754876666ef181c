using Plumbline.Scorecards;
using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

public sealed class LookTests
{
    [Fact]
    public void The_same_candidate_at_the_same_split_by_the_same_gate_is_one_look()
    {
        Look[] kept = [Look("a", "g"), Look("b", "g")];

        Assert.Equal(new Looks.Counted(2, 1, 2), LookLedger.Count(kept, "split", "a", "g"));
    }

    [Fact]
    public void A_change_of_the_gate_file_is_another_look_of_the_same_candidate() =>
        Assert.Equal(new Looks.Counted(2, 2, 1), LookLedger.Count([Look("a", "g")], "split", "a", "other"));

    [Fact]
    public void Looks_at_other_splits_do_not_count() =>
        Assert.Equal(new Looks.Counted(1, 1, 1), LookLedger.Count([Look("a", "g") with { TestSplit = "other" }], "split", "a", "g"));

    [Fact]
    public void A_split_is_its_items_and_dimensions_and_a_candidate_its_scores()
    {
        var (split, candidate) = Hashes(Right(5, 10));
        var (sameSplit, otherCandidate) = Hashes([.. Right(6, 10).Reverse()]);

        Assert.Equal(split, sameSplit);
        Assert.NotEqual(candidate, otherCandidate);
        Assert.NotEqual(split, Hashes(Right(5, 11)).TestSplit);
        Assert.Equal(candidate, Hashes([.. Right(5, 10).Select(row => row with { Reason = "another wording" })]).Candidate);
    }

    [Fact]
    public void Leaving_an_item_out_or_adding_a_dimension_is_a_look_at_the_same_split()
    {
        var before = Right(8, 10);
        var whole = Hashes(Right(9, 10), before);

        Assert.Equal(whole.TestSplit, Hashes(Right(9, 9), before).TestSplit);
        Assert.Equal(whole.TestSplit, Hashes([.. Right(9, 10), new("i0", "another", 1)], [.. before, new("i0", "another", 1)]).TestSplit);
        Assert.NotEqual(whole.Candidate, Hashes(Right(9, 9), before).Candidate);
    }

    // SHA-256 of the texts, each behind its length in UTF-8 bytes (four bytes, low first; -1 where there is none). A split: its items. A candidate: a
    // dimension, its rows by item, an absent text, and so on. Reckoned elsewhere. Ledgers are kept for years.
    [Fact]
    public void A_split_and_a_candidate_keep_their_hashes() => Assert.Equal(
        ("74ab280003515210a87107df7185fea6f5c9a1e35c0cac185c24f92734085cf2", "52872a5afb92411741e5ceb64328ef69c2806449e33f6ab886ee49b96d2a69d9"),
        LookLedger.HashesOf([new("ü", "tone", null, Cluster: "c"), new("b", "tone", 0.1), new("a", "policy", 1), new("a", "length", 1)], null));

    [Fact]
    public void Texts_that_run_together_are_still_different_items() => Assert.NotEqual(
        LookLedger.SplitOf([new("ab", "d", 1), new("c", "d", 1)]), LookLedger.SplitOf([new("a", "d", 1), new("bc", "d", 1)]));

    // The worked case "look ledger: alpha_k" (05_gates): the second look spends 0.0076 of 0.05.
    [Fact]
    public void Spending_looks_asks_for_more_proof_at_every_look()
    {
        var rules = Rules(minimum: 0.95) with { Spending = new LookSpending.SixOverPi2K2() };

        var first = Decide(Rules(minimum: 0.95), Right(99, 100));
        var second = Decide(rules, Right(99, 100), looks: new Looks.Counted(2, 2, 2));

        Assert.Equal((Verdict.Pass, Verdict.Inconclusive), (first.Verdict, second.Verdict));
        Assert.Equal(1 - (2 * 0.007599088773175335), Assert.IsType<Measurement.Known>(second.Only().Score).Interval!.Value.Level, 1e-9);
    }

    // The worked case "winner curse" (05_gates): the best of ten at p = .9, n = 100 looks .0462 too good.
    [Fact]
    public void The_best_of_many_candidates_is_said_to_look_too_good()
    {
        var curse = Decide(Rules(minimum: 0.5), Right(90, 100), looks: new Looks.Counted(12, 12, 10)).WinnersCurse!;

        Assert.Equal(10, curse.Candidates);
        Assert.Equal(0.04616258192505519, Assert.IsType<Measurement.Known>(curse.ByDimension["tone"]).Value, 1e-9);
    }

    [Fact]
    public void Missing_scores_that_count_as_0_widen_what_the_best_of_many_may_owe_to_chance()
    {
        ScoreRow[] rows = [.. Right(97, 97), .. Enumerable.Range(97, 3).Select(item => new ScoreRow($"i{item}", "tone", null))];

        var curse = Decide(Rules(minimum: 0.5), rows, looks: new Looks.Counted(2, 2, 2)).WinnersCurse!;

        var whole = Decide(Rules(minimum: 0.5), Right(97, 100), looks: new Looks.Counted(2, 2, 2)).WinnersCurse!;
        Assert.Equal(whole.ByDimension["tone"], curse.ByDimension["tone"]);
        Assert.True(((Measurement.Known)curse.ByDimension["tone"]).Value > 0.005);
    }

    [Fact]
    public void A_look_that_could_not_be_counted_is_said_and_stops_nothing()
    {
        var decision = Decide(Rules(minimum: 0.5), Right(90, 100), looks: new Looks.Unknown("The disk is full."));

        Assert.Equal((Verdict.Pass, null), (decision.Verdict, decision.WinnersCurse));
        Assert.Contains(decision.Reasons, reason => reason.StartsWith("Warning", StringComparison.Ordinal));
    }

    private static Look Look(string candidate, string gate) => new(Noon, "split", candidate, gate, Verdict.Pass);

    [Theory]
    [InlineData(30, Verdict.Inconclusive)]
    [InlineData(200, Verdict.Inconclusive)]
    [InlineData(1, Verdict.Pass)]
    public void A_rate_that_was_halved_too_often_is_spent(int look, Verdict verdict)
    {
        var decision = Decide(Rules(0.5) with { Spending = new LookSpending.Geometric() }, Right(1000, 1000), looks: new Looks.Counted(look, look, 1));

        Assert.Equal(verdict, decision.Verdict);
    }

    private static (string TestSplit, string Candidate) Hashes(ScoreRow[] rows, ScoreRow[]? reference = null) => LookLedger.HashesOf(rows, reference);
}
