using Plumbline.Checkpoints;

namespace Plumbline.Optimizers.Reranking;

public sealed class TrainingRunTests
{
    private static readonly PairSet Pairs = Planted.Pairs(1, 60);

    [Theory]
    [InlineData("adamw")]
    [InlineData("sgd")]
    public void A_run_stopped_and_continued_gives_the_same_bytes_as_one_that_was_not(string rule)
    {
        var settings = Planted.Dpo with { Descent = Planted.Dpo.Descent with { Rule = rule } };
        var stopped = DpoReranking.Start(Pairs, settings);
        var done = stopped.Steps().Take(stopped.TotalSteps / 3).Count();
        var resumed = DpoReranking.Start(Pairs, settings);

        resumed.Load(Saved(stopped));

        Assert.Equal(done, resumed.Done);
        Assert.Equal(Hash(DpoReranking.Start(Pairs, settings).Finish()), Hash(resumed.Finish()));
    }

    [Fact]
    public void A_resumed_curve_goes_on_where_it_stopped()
    {
        var whole = DpoReranking.Start(Pairs, Planted.Dpo).Steps().ToArray();
        var stopped = DpoReranking.Start(Pairs, Planted.Dpo);
        var done = stopped.Steps().Take(10).Count();
        var resumed = DpoReranking.Start(Pairs, Planted.Dpo);

        resumed.Load(Saved(stopped));

        Assert.Equal(whole[done..], resumed.Steps());
    }

    [Fact]
    public void The_same_pairs_in_another_order_give_the_same_bytes()
    {
        var reversed = PairSet.Of(Pairs.Pairs.Reverse(), Pairs.Candidates.Reverse());

        Assert.Equal(Pairs.Digest, reversed.Digest);
        Assert.Equal(Hash(DpoReranking.Start(Pairs, Planted.Dpo).Finish()), Hash(DpoReranking.Start(reversed, Planted.Dpo).Finish()));
    }

    [Fact]
    public void Another_seed_gives_other_weights()
    {
        var other = Planted.Dpo with { Descent = Planted.Dpo.Descent with { Seed = 6 } };

        Assert.NotEqual(Hash(DpoReranking.Start(Pairs, Planted.Dpo).Finish()), Hash(DpoReranking.Start(Pairs, other).Finish()));
    }

    [Fact]
    public void The_state_of_other_settings_is_refused()
    {
        var saved = Saved(DpoReranking.Start(Pairs, Planted.Dpo));
        var other = DpoReranking.Start(Pairs, Planted.Dpo with { Objective = new() { Beta = 0.2 } });

        Assert.Throws<ArgumentException>(() => other.Load(saved));
    }

    [Fact]
    public void The_state_of_other_pairs_is_refused() =>
        Assert.Throws<ArgumentException>(() => DpoReranking.Start(Planted.Pairs(9, 60), Planted.Dpo).Load(Saved(DpoReranking.Start(Pairs, Planted.Dpo))));

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_run_with_the_rate_to_lower()
    {
        var settings = Planted.Dpo with { Objective = new() { Name = "ipo_sums" }, Descent = new() { Rule = "sgd", LearningRate = 1e200 } };

        Assert.Contains("learning rate", Assert.Throws<ArgumentException>(() => DpoReranking.Start(Pairs, settings).Finish()).Message);
    }

    [Fact]
    public void Every_step_reaches_the_progress()
    {
        var steps = new List<TrainingStep>();
        var run = DpoReranking.Start(Pairs, Planted.Dpo);

        run.Finish(steps.Add);

        Assert.Equal(Enumerable.Range(0, run.TotalSteps), steps.Select(step => step.Step));
        Assert.Equal(Planted.Dpo.Descent.Epochs - 1, steps[^1].Epoch);
    }

    private static MemoryStream Saved<TModel>(TrainingRun<TModel> run)
    {
        var stream = new MemoryStream();
        run.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static string Hash(RerankingPolicy policy) => Checkpoint.Of(policy, Planted.Dpo, new Dictionary<string, string>()).Hash;
}
