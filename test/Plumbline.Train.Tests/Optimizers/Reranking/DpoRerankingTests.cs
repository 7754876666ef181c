using System.Diagnostics;
using Plumbline.Optimizers.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

public sealed class DpoRerankingTests
{
    private static readonly PairSet Training = Planted.Pairs(1, 800);
    private static readonly PairSet HeldOut = Planted.Pairs(2, 200);
    private static readonly RerankingPolicy Trained = DpoReranking.Start(Training, Planted.Dpo).Finish();

    [Fact]
    public void The_first_step_loses_ln_2_and_has_not_diverged()
    {
        var first = DpoReranking.Start(Training, Planted.Dpo).Steps().First();

        Assert.Equal(Math.Log(2), first.Loss, 1e-15);
        Assert.Equal(0.0, first.Divergence);
        Assert.Equal(0.0, first.RewardMargin);
    }

    [Fact]
    public void The_first_step_from_a_trained_reference_loses_ln_2_too()
    {
        var first = DpoReranking.Start(HeldOut, Planted.Dpo, Trained).Steps().First();

        Assert.Equal(Math.Log(2), first.Loss, 1e-15);
        Assert.Equal(0.0, first.Divergence);
    }

    [Fact]
    public void Planted_worth_is_recovered_on_prompts_never_seen() =>
        Assert.InRange(Spearman.OfPlanted(Trained, HeldOut), 0.95, 1);

    [Fact]
    public void The_loss_falls_and_the_policy_leaves_its_reference()
    {
        var steps = DpoReranking.Start(Training, Planted.Dpo).Steps().ToArray();

        Assert.True(steps[^1].Loss < steps[0].Loss - 0.1);
        Assert.True(steps[^1].Divergence > 0.1);
        Assert.All(steps, step => Assert.True(step.Divergence >= 0));
    }

    [Fact]
    public void A_larger_beta_stays_closer_to_the_reference()
    {
        var tied = DpoReranking.Start(Training, Planted.Dpo with { Objective = new() { Beta = 1 } }).Finish();

        Assert.True(Value(Divergence.Of(tied, HeldOut.Candidates)) < Value(Divergence.Of(Trained, HeldOut.Candidates)) / 2);
    }

    [Fact]
    public void A_trained_policy_becomes_the_frozen_reference_of_the_next()
    {
        var next = DpoReranking.Start(HeldOut, Planted.Dpo, Trained).Finish();
        var set = HeldOut.Candidates[0];

        Assert.Equal(Trained.Rank(set.Prompt, set.Candidates).LogProbabilities, next.ReferenceLogProbabilities(set.Prompt, set.Candidates));
        Assert.NotEqual(Trained.TotalWeights, next.TotalWeights);
    }

    [Fact]
    public void Features_other_than_the_references_are_refused() =>
        Assert.Throws<ArgumentException>(() => DpoReranking.Start(Training, Planted.Dpo with { Features = new() }, Trained));

    [Fact]
    public void A_margin_that_would_be_ignored_is_refused() =>
        Assert.Throws<ArgumentException>(() => DpoReranking.Start(PairSet.Of([new("p", "a", "b") { Margin = 1 }]), Planted.Dpo));

    [Fact]
    public void Shuffled_labels_teach_nothing_that_holds()
    {
        var noise = DpoReranking.Start(Planted.Pairs(1, 800, shuffled: true), Planted.Dpo).Finish();

        Assert.True(Underfit.Of(PairAccuracy.Of(noise, Planted.Pairs(2, 200, shuffled: true))).Fires);
        Assert.False(Underfit.Of(PairAccuracy.Of(Trained, HeldOut)).Fires);
    }

    [Fact]
    public void Five_thousand_pairs_in_twenty_epochs_take_seconds()
    {
        var pairs = Planted.Pairs(4, 1000, 6);
        var clock = Stopwatch.StartNew();

        var run = DpoReranking.Start(pairs, new DpoSettings());
        run.Finish();

        Assert.Equal(20 * 157, run.Done);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
