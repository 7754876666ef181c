using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

public sealed class DiagnosisTests
{
    private static readonly PairSet Training = Planted.Pairs(1, 400);
    private static readonly PairSet HeldOut = Planted.Pairs(2, 200);
    private static readonly RerankingPolicy Policy = DpoReranking.Start(Training, Planted.Dpo).Finish();
    private static readonly Diagnosis Seen = Diagnosis.Of(Policy, Training, HeldOut);

    [Fact]
    public void A_policy_that_learned_is_above_a_coin_and_its_margin_above_0()
    {
        Assert.False(Seen.Underfit.Fires);
        Assert.True(Bounds(Seen.HeldOutAccuracy).Low > 0.6);
        Assert.True(Bounds(Seen.Margin).Low > 0);
    }

    [Fact]
    public void Its_divergence_is_the_mean_over_prompts_with_their_number()
    {
        var divergence = Assert.IsType<Measurement.Known>(Seen.Divergence);

        Assert.Equal(200, divergence.Count);
        Assert.Equal(HeldOut.Candidates.Average(set => Policy.Rank(set.Prompt, set.Candidates).Divergence), divergence.Value, 1e-12);
        Assert.InRange(divergence.Value, 0.01, Math.Log(4));
    }

    [Fact]
    public void A_divergence_between_releases_is_that_from_the_reference_where_they_are_one_step_apart()
    {
        var uniform = RerankingPolicy.Uniform(Policy.Features);

        Assert.Equal(Divergence.Of(Policy, HeldOut.Candidates), Divergence.Between(Policy, uniform, HeldOut.Candidates));
        Assert.Equal(0, Assert.IsType<Measurement.Known>(Divergence.Between(Policy, Policy, HeldOut.Candidates)).Value);
    }

    [Fact]
    public void No_prompts_have_no_divergence() => Assert.IsType<Measurement.Unknown>(Divergence.Of(Policy, []));

    [Fact]
    public void An_untrained_policy_has_not_diverged_and_knows_nothing()
    {
        var untrained = Diagnosis.Of(RerankingPolicy.Uniform(Policy.Features), Training, HeldOut);

        Assert.Equal(0, Assert.IsType<Measurement.Known>(untrained.Divergence).Value);
        Assert.True(untrained.Underfit.Fires);
    }

    [Fact]
    public void Declared_features_have_names_and_buckets_have_none()
    {
        Assert.Equal(["length_tokens", "text_noise"], Seen.Weights.Where(weight => weight.Name is not null).Select(weight => weight.Name).Order());
        Assert.Equal(10, Seen.Weights.Count(weight => weight.Name is null));
        Assert.True(Seen.Weights.Single(weight => weight.Name == "text_noise").Decoy);
    }

    [Fact]
    public void A_reward_model_has_no_reference_to_diverge_from()
    {
        var model = RewardModelTraining.Start(Training, Planted.Reward).Finish();

        Assert.IsType<Measurement.Unknown>(Diagnosis.Of(model, Training, HeldOut).Divergence);
    }

    [Fact]
    public void Labels_turned_round_are_said_to_contradict()
    {
        var turned = PairSet.Of(HeldOut.Pairs.Select(pair => pair with { Chosen = pair.Rejected, Rejected = pair.Chosen }), HeldOut.Candidates);

        var underfit = Diagnosis.Of(Policy, Training, turned).Underfit;

        Assert.True(underfit.Fires);
        Assert.Contains("contradict", underfit.Reason);
    }

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;
}
