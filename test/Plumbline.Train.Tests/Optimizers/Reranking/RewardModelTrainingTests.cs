using Plumbline.Optimizers.Diagnostics;

namespace Plumbline.Optimizers.Reranking;

public sealed class RewardModelTrainingTests
{
    private static readonly PairSet Training = Planted.Pairs(1, 800);
    private static readonly RewardModel Trained = RewardModelTraining.Start(Training, Planted.Reward).Finish();

    [Fact]
    public void Planted_worth_is_recovered_on_prompts_never_seen() =>
        Assert.InRange(Spearman.OfPlanted(Trained, Planted.Pairs(2, 200)), 0.95, 1);

    [Fact]
    public void The_first_step_loses_ln_2_and_has_no_divergence()
    {
        var first = RewardModelTraining.Start(Training, Planted.Reward).Steps().First();

        Assert.Equal(Math.Log(2), first.Loss, 1e-15);
        Assert.Null(first.Divergence);
    }

    [Fact]
    public void Preference_optimisation_from_the_uniform_policy_finds_the_same_rewards()
    {
        var policy = DpoReranking.Start(Training, Planted.Dpo with { Objective = new() { Beta = 0.1 } }).Finish();
        var model = RewardModelTraining.Start(Training, Planted.Reward with { Centring = 0 }).Finish();

        Assert.All(model.Weights.Zip(policy.AddedWeights), row => Assert.Equal(row.First, 0.1 * row.Second, 1e-5));
    }

    [Fact]
    public void Shuffled_labels_teach_nothing_that_holds()
    {
        var noise = RewardModelTraining.Start(Planted.Pairs(1, 800, shuffled: true), Planted.Reward).Finish();

        Assert.True(Underfit.Of(PairAccuracy.Of(noise, Planted.Pairs(2, 200, shuffled: true))).Fires);
    }

    [Fact]
    public void A_soft_label_that_would_be_ignored_is_refused() =>
        Assert.Throws<ArgumentException>(() => RewardModelTraining.Start(PairSet.Of([new("p", "a", "b") { Preference = 0.8 }]), Planted.Reward));

    [Fact]
    public void One_answer_scores_as_it_does_among_others() =>
        Assert.Equal(Trained.Scores("p", ["w1 w2", "w3"])[1], Trained.Score("p", "w3"));
}
