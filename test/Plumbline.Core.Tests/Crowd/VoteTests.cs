namespace Plumbline.Crowd;

public sealed class VoteTests
{
    [Fact]
    public void A_tie_has_no_label_and_stays_open()
    {
        var vote = MajorityVote.Of(CrowdLabels.Of([new("a", "v", "yes"), new("a", "w", "no"), new("b", "v", "yes"), new("b", "w", "yes")], SomeCrowd.YesNo));

        Assert.Null(vote.Label(0));
        Assert.Equal("yes", vote.Label(1));
        Assert.Equal(["a"], vote.Open);
    }

    [Fact]
    public void A_tie_of_thirds_survives_rounding()
    {
        string[] categories = ["a", "b", "c"];

        var vote = MajorityVote.Of(CrowdLabels.Of(categories.Select(category => new CrowdLabel("item", $"by {category}", category)), categories));

        Assert.Null(vote.Label(0));
    }

    [Fact]
    public void Two_equal_votes_against_each_other_weigh_nothing() => Assert.Equal([0.5, 0.5], WeightedVote.Of([0.8, 0.8], [0, 1], 2));

    [Fact]
    public void A_guess_weighs_nothing_and_worse_than_a_guess_weighs_against()
    {
        Assert.Equal(0, WeightedVote.Weight(0.25, 4), 1e-12);
        Assert.True(WeightedVote.Weight(0.2, 4) < 0);
        Assert.True(double.IsFinite(WeightedVote.Weight(1, 2)));
    }

    [Fact]
    public void Vote_order_does_not_matter() =>
        Assert.Equal(WeightedVote.Of([0.9, 0.6, 0.7], [1, 0, 2], 3), WeightedVote.Of([0.7, 0.9, 0.6], [2, 1, 0], 3));

    [Fact]
    public void Wrong_votes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => WeightedVote.Of([0.9], [1, 0], 2));
        Assert.Throws<ArgumentException>(() => WeightedVote.Of([0.9], [2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedVote.Of([double.NaN], [0], 2));
    }
}
