using System.Diagnostics;
using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

public sealed class PairAccuracyTests
{
    [Fact]
    public void One_pair_a_prompt_has_the_exact_interval()
    {
        var accuracy = Known(PairAccuracy.Of(new LengthRule(), Lengths(8, 2)));

        Assert.Equal(0.8, accuracy.Value, 1e-15);
        Assert.Equal(10, accuracy.Count);
        Assert.Equal(Known(Proportion.ClopperPearson(8, 10, 0.95)).Interval, accuracy.Interval);
    }

    // Four prompts of five pairs, each prompt all right or all wrong: 20 pairs scatter as 4 independent ones would.
    [Fact]
    public void Pairs_that_go_together_count_once()
    {
        var pairs = PairSet.Of(Enumerable.Range(0, 20).Select(i => i % 4 > 0
            ? new TrainingPair($"p{i % 4}", "longer" + i, "short")
            : new TrainingPair("p0", "short", "longer" + i)));

        var accuracy = Known(PairAccuracy.Of(new LengthRule(), pairs));

        Assert.Equal(0.75, accuracy.Value, 1e-15);
        Assert.True(accuracy.Interval!.Value.Low < Known(Proportion.ClopperPearson(3, 4, 0.95)).Interval!.Value.Low);
        Assert.Contains("4 prompts", accuracy.Warnings.Single());
    }

    [Fact]
    public void Pairs_that_do_not_go_together_count_nearly_in_full()
    {
        var pairs = PairSet.Of(Enumerable.Range(0, 2000).Select(i => i % 10 > 2
            ? new TrainingPair($"p{i / 2}", "longer" + i, "short")
            : new TrainingPair($"p{i / 2}", "short", "longer" + i)));

        var bounds = Known(PairAccuracy.Of(new LengthRule(), pairs)).Interval!.Value;
        var exact = Known(Proportion.ClopperPearson(1400, 2000, 0.95)).Interval!.Value;

        Assert.Equal(exact.Low, bounds.Low, 0.01);
        Assert.Equal(exact.High, bounds.High, 0.01);
    }

    [Fact]
    public void Pairs_with_equal_scores_are_left_out_and_said()
    {
        var accuracy = Known(PairAccuracy.Of(new LengthRule(), PairSet.Of([new("p", "long", "s"), new("q", "same", "size")])));

        Assert.Equal(1, accuracy.Count);
        Assert.Contains("1 pairs with equal scores", accuracy.Warnings.Single());
    }

    [Fact]
    public void Nothing_but_equal_scores_is_not_an_accuracy() =>
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(PairAccuracy.Of(new LengthRule(), PairSet.Of([new("q", "same", "size")]))).Cause);

    [Fact]
    public void Pairs_of_one_prompt_have_no_interval()
    {
        var accuracy = Known(PairAccuracy.Of(new LengthRule(), PairSet.Of([new("p", "longest", "s"), new("p", "longer", "s")])));

        Assert.Null(accuracy.Interval);
        Assert.Equal(Cause.TooFew, accuracy.Cause);
    }

    [Fact]
    public void A_rule_agrees_with_itself() =>
        Assert.Equal(1, Known(PairAccuracy.Agreement(new LengthRule(), new LengthRule(), Lengths(3, 4))).Value);

    [Fact]
    public void Length_counts_characters_not_their_parts() => Assert.Equal([1, 2], new LengthRule().Scores("", ["😀", "ab"]));

    [Fact]
    public void A_hundred_thousand_pairs_take_seconds()
    {
        var pairs = Lengths(60_000, 40_000);
        var clock = Stopwatch.StartNew();

        PairAccuracy.Of(new LengthRule(), pairs);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static PairSet Lengths(int longer, int shorter) => PairSet.Of(Enumerable.Range(0, longer + shorter)
        .Select(i => i < longer ? new TrainingPair($"p{i}", "longer", "short") : new TrainingPair($"p{i}", "short", "longer")));

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
