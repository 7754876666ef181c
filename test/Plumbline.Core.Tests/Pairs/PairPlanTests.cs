namespace Plumbline.Pairs;

public sealed class PairPlanTests
{
    [Fact]
    public void A_plan_counts_pairs_candidates_judgements_and_hours()
    {
        // 6 candidates make 15 pairs a prompt, 9 of them decisive; 7 candidates make 21 and 12.6.
        var plan = PairPlan.Of(target: 100, prompts: 10, candidates: 6, dimensions: 3, reviewers: 2, decisiveShare: 0.6);

        Assert.Equal((150L, 90L, 7L), (plan.MostPairs, plan.ExpectedPairs, plan.CandidatesNeeded!.Value));
        Assert.Equal((360L, 1.6), (plan.HumanJudgements, plan.HumanHours));
    }

    [Fact]
    public void A_judge_takes_its_share_of_the_work()
    {
        var plan = PairPlan.Of(100, 10, 6, 3, 2, 0.6, itemsPerHour: 60, judgeShare: 0.5);

        Assert.Equal((180L, 1.0), (plan.HumanJudgements, plan.HumanHours));
    }

    [Fact]
    public void A_cap_bounds_what_a_prompt_gives()
    {
        var plan = PairPlan.Of(40, 10, 6, 3, 2, 0.6, capPerPrompt: 5);

        Assert.Equal((50L, 50L, (string?)null), (plan.ExpectedPairs, plan.MostPairs, plan.Reason));
    }

    [Fact]
    public void A_target_above_what_the_candidates_give_says_how_many_would_do()
    {
        var plan = PairPlan.Of(5000, 40, 3, 3, 2, 0.6);

        Assert.Equal((72L, 120L, 21L), (plan.ExpectedPairs, plan.MostPairs, plan.CandidatesNeeded!.Value));
        Assert.Equal("3 candidates for each of 40 prompts are too few for 5000 pairs; sample 21 candidates each, or take more prompts.", plan.Reason);
        Assert.Null(PairPlan.Of(5000, 40, 21, 3, 2, 0.6).Reason);
    }

    [Fact]
    public void A_target_above_what_the_cap_allows_has_no_number_of_candidates_and_says_why()
    {
        var plan = PairPlan.Of(51, 10, 6, 3, 2, 0.6, capPerPrompt: 5);

        Assert.Null(plan.CandidatesNeeded);
        Assert.Equal("10 prompts with at most 5 pairs each give 50, fewer than 51; raise the cap or take more prompts.", plan.Reason);
        Assert.Equal(5, PairPlan.Of(50, 10, 6, 3, 2, 0.6, capPerPrompt: 5).CandidatesNeeded);
    }

    [Theory]
    [InlineData(15, 1, 1.0, 6)]
    [InlineData(16, 1, 1.0, 7)]
    [InlineData(5000, 500, 1.0, 5)]
    [InlineData(5000, 500, 0.6, 7)]
    [InlineData(2_000_000_000, 1, 1.0, 63_247)]
    public void The_candidates_needed_are_the_fewest_whose_pairs_reach_the_target(int target, int prompts, double share, long needed) =>
        Assert.Equal(needed, PairPlan.Of(target, prompts, 6, 3, 2, share).CandidatesNeeded);

    [Fact]
    public void Fewer_candidates_than_given_may_be_enough() => Assert.Equal(2, PairPlan.Of(1, 10, 6, 3, 2, 0.6).CandidatesNeeded);

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairPlan.Of(0, 10, 6, 3, 2, 0.6));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 0, 6, 3, 2, 0.6));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 1, 3, 2, 0.6));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 0, 2, 0.6));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 0, 0.6));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 2, 0));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 2, 0.6, itemsPerHour: 0));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 2, 0.6, judgeShare: 1.1));
        Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 2, 0.6, itemsPerHour: double.NaN));
        Assert.Equal("capPerPrompt", Assert.Throws<ArgumentException>(() => PairPlan.Of(1, 10, 6, 3, 2, 0.6, capPerPrompt: 0)).ParamName);
    }
}
