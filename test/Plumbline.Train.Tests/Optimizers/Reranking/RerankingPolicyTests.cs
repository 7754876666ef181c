using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Optimizers.Reranking;

public sealed class RerankingPolicyTests
{
    private static readonly RerankingPolicy Policy = DpoReranking.Start(Planted.Pairs(1, 100), Planted.Dpo).Finish();
    private static readonly string[] Candidates = ["w1 w2 w3", "w4 w5 w6", "w7 w8", "w9"];

    [Fact]
    public void Probabilities_sum_to_one_and_follow_the_order()
    {
        var ranking = Policy.Rank("p", Candidates);

        Assert.Equal(1, ranking.Probabilities.Sum(), 1e-12);
        Assert.Equal(ranking.Probabilities.OrderDescending(), ranking.Order.Select(place => ranking.Probabilities[place]));
    }

    [Fact]
    public void The_order_of_the_candidates_does_not_matter()
    {
        var ranking = Policy.Rank("p", Candidates);
        string[] reversed = [.. Candidates.Reverse()];

        var mirrored = Policy.Rank("p", reversed);

        Assert.Equal(ranking.Order.Select(place => Candidates[place]), mirrored.Order.Select(place => reversed[place]));
        Assert.Equal(ranking.LogProbabilities, mirrored.LogProbabilities.Reverse());
        Assert.Equal(ranking.Divergence, mirrored.Divergence);
    }

    [Fact]
    public void Equal_texts_get_equal_probabilities()
    {
        var ranking = Policy.Rank("p", ["w1", "w2", "w1"]);

        Assert.Equal(ranking.Probabilities[0], ranking.Probabilities[2]);
    }

    [Fact]
    public void A_uniform_policy_gives_every_candidate_the_same_and_has_not_diverged()
    {
        var ranking = RerankingPolicy.Uniform(Policy.Features).Rank("p", Candidates);

        Assert.All(ranking.Probabilities, probability => Assert.Equal(0.25, probability, 1e-15));
        Assert.Equal(0, ranking.Divergence);
    }

    [Fact]
    public void One_candidate_is_certain() => Assert.Equal([1.0], Policy.Rank("p", ["only"]).Probabilities);

    [Fact]
    public void No_candidate_is_refused() => Assert.Throws<ArgumentException>(() => Policy.Rank("p", []));

    [Fact]
    public void Weights_of_another_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RerankingPolicy(Policy.Features, [0], [0]));

    [Fact]
    public void A_weight_that_is_not_finite_is_refused()
    {
        var weights = new double[Policy.Features.Dimension];
        weights[3] = double.NaN;

        Assert.Throws<ArgumentException>(() => new RewardModel(Policy.Features, weights));
    }

    [Fact]
    public void A_constant_on_all_scores_changes_no_probability() => FixedCheck.Holds(Prop.ForAll(Scores, Shifts, (scores, shift) =>
    {
        var (plain, shifted) = (LogSoftmax.Of(scores), LogSoftmax.Of([.. scores.Select(score => score + shift)]));
        return plain.Zip(shifted).All(row => Math.Abs(row.First - row.Second) < 1e-9);
    }));

    [Fact]
    public void A_divergence_is_never_negative_and_zero_from_itself() => FixedCheck.Holds(Prop.ForAll(Scores, scores =>
    {
        var (policy, other) = (LogSoftmax.Of(scores), LogSoftmax.Of([.. scores.Reverse()]));
        return LogSoftmax.Divergence(policy, other) >= 0 && LogSoftmax.Divergence(policy, policy) == 0;
    }));

    [Fact]
    public void A_divergence_is_the_sum_it_is_named_for() =>
        Assert.Equal((0.8 * Math.Log(0.8 / 0.5)) + (0.2 * Math.Log(0.2 / 0.5)), LogSoftmax.Divergence([Math.Log(0.8), Math.Log(0.2)], [Math.Log(0.5), Math.Log(0.5)]), 1e-15);

    private static Arbitrary<double[]> Scores { get; } = Arb.From(Gen.Choose(-3000, 3000).Select(value => value / 100.0).ArrayOf().Where(scores => scores.Length > 0));

    private static Arbitrary<double> Shifts { get; } = Arb.From(Gen.Choose(-1000, 1000).Select(value => (double)value));
}
