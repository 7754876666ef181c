namespace Plumbline.Pairs;

public sealed class PairPlanTests
{
    [Fact]
    public void A_plan_counts_pairs_candidates_judgements_and_hours()
    {
        // 6 candidates make 15 pairs a prompt, 9 of them decisive; 7 candidates make 21 and 12.6.
        var plan = PairPlan.Of(target: 100, prompts: 10, candidates: 6, dimensions: 3, reviewers: 2, decisiveShare: 0.6);

        Assert.Equal((150L, 90L, 7), (plan.MostPairs, plan.ExpectedPairs, plan.CandidatesNeeded));
        Assert.Equal((360L, 1.6), (plan.HumanJudgements, plan.HumanHours));
    }

    [Fact]
    public void A_judge_takes_its_share_of_the_work()
    {
        var plan = PairPlan.Of(100, 10, 6, 3, 2, 0.6, itemsPerHour: 60, judgeShare: 0.5);

        Assert.Equal((180L, 1.0), (plan.HumanJudgements, plan.HumanHours));
    }

    [Fact]
    public void A_cap_bounds_what_a_prompt_gives() => Assert.Equal(50, PairPlan.Of(40, 10, 6, 3, 2, 0.6, capPerPrompt: 5).ExpectedPairs);

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
    }
}
