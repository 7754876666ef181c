using Plumbline.Datasets;
using Plumbline.Lineage;
using static Plumbline.Datasets.SomeItems;

namespace Plumbline.Pairs;

public sealed class PairBuilderTests
{
    private static readonly PairRule OneWin = new(1, 0.1, [], new Dictionary<string, double>());

    [Fact]
    public void A_pair_never_crosses_prompts()
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 30).Select(Ranked)];

        var (pairs, _) = PairBuilder.Build(items, new(OneWin));

        Assert.Equal(90, pairs.Count);
        Assert.All(pairs, pair => Assert.True(
            pair.Chosen.Text.StartsWith(pair.Item + ":", StringComparison.Ordinal) && pair.Rejected.Text.StartsWith(pair.Item + ":", StringComparison.Ordinal)));
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.Id).Distinct().Count());
    }

    [Fact]
    public void The_better_candidate_is_chosen_and_the_dimension_says_why()
    {
        var pair = Assert.Single(PairBuilder.Build([Item("t1", Score("l1", "a", 0.2), Score("l2", "b", 0.9, origin: Origin.Judge))], new(OneWin)).Pairs);

        Assert.Equal(("t1:b>a", "b", "a", false), (pair.Id, pair.Chosen.Id, pair.Rejected.Id, pair.Flagged));
        var tone = Assert.Single(pair.Dimensions);
        Assert.Equal(("tone", PairResult.Won, 0.9, 0.2), (tone.Dimension, tone.Result, tone.Chosen, tone.Rejected));
        Assert.Equal([Origin.HumanBlind, Origin.Judge], tone.Origins);
    }

    [Fact]
    public void The_order_of_the_items_changes_no_pair()
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 10).Select(Ranked)];
        var settings = new PairSettings(OneWin, CapPerPrompt: 2, Target: 15);

        Assert.Equal(
            PairBuilder.Build(items, settings).Pairs.Select(pair => pair.Id), PairBuilder.Build(items.Reverse(), settings).Pairs.Select(pair => pair.Id));
    }

    [Fact]
    public void Cap_and_target_leave_pairs_out_and_the_yield_counts_them()
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 10).Select(Ranked)];

        var (pairs, yield) = PairBuilder.Build(items, new(OneWin, CapPerPrompt: 2, Target: 15));

        Assert.Equal(15, pairs.Count);
        Assert.All(pairs.CountBy(pair => pair.Item), item => Assert.InRange(item.Value, 1, 2));
        Assert.Equal((10, 3.0, 30, 30, 10, 5, 15), (yield.Prompts, yield.CandidatesPerPrompt, yield.Comparisons, yield.Decisive, yield.LeftOutByCap, yield.LeftOutByTarget, yield.Pairs));
        Assert.Contains(yield.Limits, limit => limit.StartsWith("cap: 10 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_yield_adds_up_and_names_what_limits_it()
    {
        DatasetItem[] items =
        [
            Ranked(1),
            Item("tied", Score("s1", "a", 0.5), Score("s2", "b", 0.55), Score("s3", "c", 0.52)),
            Item("apart", Score("s4", "a", 1), Score("s5", "b", 0, "policy")),
            Item("once", Score("s6", "a", 1)),
        ];

        var (pairs, yield) = PairBuilder.Build(items, new(OneWin, Target: 100));

        Assert.Equal((3, 7, 3, 3, 0, 1, 3), (yield.Prompts, yield.Comparisons, yield.Decisive, yield.NotDecisive, yield.Vetoed, yield.Missing, pairs.Count));
        Assert.Equal(yield.Comparisons, yield.Decisive + yield.NotDecisive + yield.Vetoed + yield.Missing);
        Assert.Contains(yield.Limits, limit => limit.StartsWith("missing: 1 ", StringComparison.Ordinal));
        Assert.Contains(yield.Limits, limit => limit.StartsWith("k: 100 pairs are wanted, 3 are there", StringComparison.Ordinal));
    }

    [Fact]
    public void More_ties_than_preferences_are_named()
    {
        var (pairs, yield) = PairBuilder.Build([Item("tied", Score("s1", "a", 0.5), Score("s2", "b", 0.55))], new(OneWin, Target: 5));

        Assert.Empty(pairs);
        Assert.Contains(yield.Limits, limit => limit.StartsWith("ties: 1 of 1 ", StringComparison.Ordinal));
        Assert.Contains(yield.Limits, limit => limit.StartsWith("target: 5 ", StringComparison.Ordinal));
        Assert.Null(yield.JudgeShare);
    }

    [Fact]
    public void Flagged_pairs_are_left_out_when_asked()
    {
        var item = Item("t1", Score("1", "a", 1), Score("2", "a", 1, "policy"), Score("3", "a", 0, "length"), Score("4", "b", 0), Score("5", "b", 0, "policy"), Score("6", "b", 1, "length"));

        Assert.True(Assert.Single(PairBuilder.Build([item], new(OneWin)).Pairs).Flagged);
        var (pairs, yield) = PairBuilder.Build([item], new(OneWin, ExcludeFlagged: true));
        Assert.Empty(pairs);
        Assert.Equal((1, 1), (yield.Flagged, yield.Decisive));
    }

    [Fact]
    public void Votes_decide_by_majority_of_all_and_a_tied_vote_counts_against_it()
    {
        Assert.Equal("t:b>a", Assert.Single(Votes(0, 0, 1)).Id);
        Assert.Equal("t:a>b", Assert.Single(Votes(1, 1, 0.5)).Id);
        Assert.Empty(Votes(1, 0.5, 0.5));
        Assert.Empty(Votes(1, 0));
    }

    [Fact]
    public void A_vote_given_the_other_way_round_is_the_same_vote()
    {
        var pair = Assert.Single(PairBuilder.Build([Item("t", Vote("1", "a", "b", 1), Vote("2", "b", "a", 0), Vote("3", "a", "b", 0))], new(OneWin)).Pairs);

        Assert.Equal("t:a>b", pair.Id);
        Assert.Equal((2 / 3.0, 1 / 3.0), (pair.Dimensions[0].Chosen, pair.Dimensions[0].Rejected));
    }

    [Fact]
    public void Votes_on_two_dimensions_make_one_pair_or_none()
    {
        DatasetItem Voted(double tone, double policy) => Item("t", Vote("1", "a", "b", tone), Vote("2", "a", "b", policy, "policy"));
        var two = OneWin with { Wins = 2 };

        Assert.Equal(["t:a>b"], PairBuilder.Build([Voted(1, 1)], new(two)).Pairs.Select(pair => pair.Id));
        Assert.Empty(PairBuilder.Build([Voted(1, 0)], new(OneWin)).Pairs);
        Assert.Empty(PairBuilder.Build([Voted(1, 0.5)], new(two)).Pairs);
        Assert.Equal([PairResult.Won, PairResult.Even], Assert.Single(PairBuilder.Build([Voted(1, 0.5)], new(OneWin)).Pairs).Dimensions.Select(dimension => dimension.Result));
        Assert.Single(PairBuilder.Build([Item("t", Vote("1", "a", "b", 1))], new(two)).Pairs);
    }

    [Fact]
    public void A_vote_lost_on_a_veto_dimension_forbids_the_pair()
    {
        var item = Item("t", Vote("1", "a", "b", 1), Vote("2", "a", "b", 1, "length"), Vote("3", "a", "b", 0, "policy"));

        Assert.True(Assert.Single(PairBuilder.Build([item], new(OneWin)).Pairs).Flagged);
        Assert.Equal(1, PairBuilder.Build([item], new(OneWin with { Veto = ["policy"] })).Yield.Vetoed);
    }

    [Fact]
    public void Votes_decide_over_the_scores_of_the_same_two_candidates()
    {
        var item = Item("t", Vote("1", "a", "b", 1), Score("2", "a", 0), Score("3", "b", 1), Score("4", "c", 0.5));

        Assert.Equal(["t:a>b", "t:b>c", "t:c>a"], PairBuilder.Build([item], new(OneWin)).Pairs.Select(pair => pair.Id).Order());
    }

    [Fact]
    public void Dimensions_outside_the_rubric_do_not_count()
    {
        var item = Item("t", Score("1", "a", 1, "extra"), Score("2", "b", 0, "extra"), Score("3", "a", 1), Score("4", "b", 1));

        Assert.Single(PairBuilder.Build([item], new(OneWin)).Pairs);
        Assert.Empty(PairBuilder.Build([item], new(OneWin with { Dimensions = ["tone"] })).Pairs);
    }

    [Fact]
    public void Without_a_rubric_two_dimensions_have_to_be_won_where_there_are_two()
    {
        Assert.Equal(1, PairRule.Of([Ranked(1)]).Wins);
        Assert.Equal(2, PairRule.Of([Ranked(1), Item("t", Score("9", "a", 1, "policy"))]).Wins);
        Assert.Equal(1, PairRule.Of([Item("t", Vote("1", "a", "b", 1))]).Wins);
    }

    [Fact]
    public void Ties_are_named_as_soon_as_they_are_a_quarter()
    {
        DatasetItem[] items = [.. Enumerable.Range(0, 3).Select(i => Item($"won{i}", Score($"a{i}", "a", 1), Score($"b{i}", "b", 0))), Item("tied", Score("1", "a", 1), Score("2", "b", 1))];

        Assert.Contains(PairBuilder.Build(items, new(OneWin)).Yield.Limits, limit => limit.StartsWith("ties: 1 of 4 ", StringComparison.Ordinal));
        Assert.Empty(PairBuilder.Build(items[..3], new(OneWin)).Yield.Limits);
    }

    [Fact]
    public void A_target_that_the_cap_forbids_names_the_cap()
    {
        var (_, yield) = PairBuilder.Build([Ranked(1), Ranked(2)], new(OneWin, CapPerPrompt: 2, Target: 100));

        Assert.Contains("cap: 100 pairs are wanted and 2 prompts with at most 2 pairs each give 4, however many candidates they have; raise the cap or label more prompts.", yield.Limits);
    }

    [Fact]
    public void The_share_of_judges_is_told()
    {
        DatasetItem[] items = [Item("t1", Score("1", "a", 1), Score("2", "b", 0)), Item("t2", Score("3", "a", 1, origin: Origin.Judge), Score("4", "b", 0, origin: Origin.Judge))];

        Assert.Equal(0.5, PairBuilder.Build(items, new(OneWin)).Yield.JudgeShare);
    }

    [Fact]
    public void A_pair_set_reads_as_it_was_written()
    {
        var settings = new PairSettings(OneWin, CapPerPrompt: 2);
        var header = new PairHeader(1, "dataset-1", Split.Train, settings);
        var content = PairText.Write(header, PairBuilder.Build([Ranked(1), Ranked(2)], settings).Pairs);

        var (kept, pairs) = PairText.Read(content);

        Assert.Equal(4, pairs.Count);
        Assert.Equal(content, PairText.Write(kept, pairs));
    }

    private static IReadOnlyList<PreferencePair> Votes(params double[] votes) =>
        PairBuilder.Build([Item("t", [.. votes.Select((vote, i) => Vote($"{i}", "a", "b", vote))])], new(OneWin)).Pairs;

    /// <summary>a before b before c, by more than the margin.</summary>
    private static DatasetItem Ranked(int item) =>
        Item($"t{item}", Score($"{item}-1", "a", 1), Score($"{item}-2", "b", 0.5), Score($"{item}-3", "c", 0));
}
