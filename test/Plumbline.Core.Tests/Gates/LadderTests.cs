using Plumbline.Statistics;

namespace Plumbline.Gates;

public sealed class LadderTests
{
    [Fact]
    public void A_step_too_small_is_not_shown()
    {
        var ladder = new Ladder(0.02).After(0.30);

        Assert.Same(ladder, ladder.After(0.285));
        Assert.Equal(0.26, ladder.After(0.26).Released!.Value, 1e-12);
    }

    [Fact]
    public void Guessing_climbs_a_bare_leaderboard_but_hardly_the_ladder()
    {
        // 500 candidates that all guess: the best of them looks 0.067 better than it is on 500 items, the ladder shows at most a third of that.
        var stream = new SplitMix64(7);
        var (ladder, best) = (ParameterFreeLadder.Start, 1.0);
        for (var candidate = 0; candidate < 500; candidate++)
        {
            var losses = new double[500];
            for (var item = 0; item < 500; item++)
            {
                losses[item] = stream.Below(2);
            }

            best = Math.Min(best, losses.Average());
            ladder = ladder.After(losses);
        }

        Assert.InRange(best, 0, 0.445);
        Assert.InRange(ladder.Released!.Value, best + 0.01, 0.55);
    }

    [Fact]
    public void The_shown_loss_never_rises()
    {
        var stream = new SplitMix64(8);
        var (ladder, shown) = (ParameterFreeLadder.Start, new List<double>());
        for (var candidate = 0; candidate < 100; candidate++)
        {
            ladder = ladder.After([stream.NextUnit(), stream.NextUnit(), stream.NextUnit(), stream.NextUnit()]);
            shown.Add(ladder.Released!.Value);
        }

        Assert.Equal(shown.OrderDescending(), shown);
    }

    [Fact]
    public void Item_order_does_not_matter()
    {
        double[] first = [1, 1, 0, 1, 0, 1], second = [0, 1, 0, 0, 0, 0];

        var straight = ParameterFreeLadder.Start.After(first).After(second).Released;
        var reversed = ParameterFreeLadder.Start.After([.. first.Reverse()]).After([.. second.Reverse()]).Released;

        Assert.Equal(straight, reversed);
    }

    [Fact]
    public void A_candidate_with_other_items_is_refused()
    {
        var ladder = ParameterFreeLadder.Start.After([1, 0]);

        Assert.Throws<ArgumentException>(() => ladder.After([1, 0, 1]));
        Assert.Throws<ArgumentException>(() => ladder.After([double.NaN, 0]));
        Assert.Throws<ArgumentException>(() => ParameterFreeLadder.Start.After([]));
        Assert.Throws<ArgumentException>(() => new Ladder(0.1).After(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ladder(0).After(1));
    }

    [Fact]
    public void The_sealed_test_is_spent_only_where_training_misleads()
    {
        var stream = SplitMix64.For(1, "thresholdout");
        var (agreed, afterAgreed) = new Thresholdout(0.1, 0.001, 5).Ask(0.80, 0.79, ref stream);
        var (misled, afterMisled) = afterAgreed.Ask(0.95, 0.60, ref stream);

        Assert.Equal((0.80, 5), (agreed, afterAgreed.Budget));
        Assert.Equal(0.60, misled!.Value, 0.02);
        Assert.Equal(4, afterMisled.Budget);
    }

    [Fact]
    public void A_spent_budget_answers_nothing()
    {
        var stream = new SplitMix64(1);

        Assert.Null(new Thresholdout(0.1, 0.01, 0).Ask(0.9, 0.1, ref stream).Answer);
        Assert.Throws<ArgumentException>(() => new Thresholdout(0.1, 0, 1).Ask(double.NaN, 0.1, ref stream));
    }

    [Fact]
    public void The_noise_is_as_wide_as_the_paper_s()
    {
        // Answers from the sealed test carry noise of scale 0.01: the mean size of Laplace's noise is its scale.
        var stream = SplitMix64.For(2, "thresholdout");
        var sizes = new List<double>();
        for (var question = 0; question < 20_000; question++)
        {
            sizes.Add(Math.Abs(new Thresholdout(0.1, 0.01, 1).Ask(10, 0, ref stream).Answer!.Value));
        }

        Assert.Equal(0.01, sizes.Average(), 0.0005);
    }
}
