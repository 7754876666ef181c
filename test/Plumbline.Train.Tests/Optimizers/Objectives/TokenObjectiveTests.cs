namespace Plumbline.Optimizers.Objectives;

public sealed class TokenObjectiveTests
{
    private const double Step = 1e-6;

    private static readonly TokenMask Mask = new([[true, true, false], [true, true, true]]);
    private static readonly double[][] Old = [[-1.1, -0.4, 0], [-0.6, -2, -0.9]];
    private static readonly double[][] New = [[-1.0, -0.7, 0], [-0.65, -1.4, -0.8]];
    private static readonly double[][] Gains = [[0.5, -1, 0], [1.5, 0.25, -0.75]];

    [Fact]
    public void The_policy_loss_has_the_slopes_of_finite_differences() =>
        AssertGradient(New, policy => Ppo.PolicyLoss(policy, Old, Gains, Mask, 0.2));

    [Fact]
    public void The_value_loss_has_the_slopes_of_finite_differences() =>
        AssertGradient(New, values => Ppo.ValueLoss(values, Old, Gains, Mask, 0.2));

    [Fact]
    public void The_group_loss_has_the_slopes_of_finite_differences() =>
        AssertGradient(New, policy => new Grpo(0.2, 0.05).BySequence(new(policy, Old, Old, [1.2, -0.8], Mask)));

    [Fact]
    public void The_likelihood_has_the_slopes_of_finite_differences() =>
        AssertGradient(New, logits => Sft.NegativeLogLikelihood(logits, [2, Sft.Ignored], [0.5, 1]));

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void The_focal_loss_has_the_slopes_of_finite_differences(double gamma) =>
        AssertGradient(New, logits => ClassLoss.Focal(logits, [2, 0], gamma, [1, 0.5, 3]));

    [Fact]
    public void The_expected_cost_has_the_slopes_of_finite_differences() =>
        AssertGradient(New, logits => ClassLoss.ExpectedCost(logits, [2, 0], [[0, 1, 5], [2, 0, 1], [9, 1, 0]]));

    [Fact]
    public void Without_focus_and_weights_the_focal_loss_is_the_likelihood()
    {
        var (focal, plain) = (ClassLoss.Focal(New, [2, 0], 0), Sft.NegativeLogLikelihood(New, [2, 0]));

        Assert.Equal(plain.Loss, focal.Loss, 1e-12);
        Assert.Equal(plain.Gradient.SelectMany(row => row), focal.Gradient.SelectMany(row => row), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public void Focus_takes_the_loss_of_what_is_right_already() =>
        Assert.InRange(ClassLoss.Focal([[5, 0, 0]], [0], 2).Loss, 0, 1e-3 * ClassLoss.Focal([[5, 0, 0]], [0], 0).Loss);

    [Fact]
    public void Classes_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassLoss.Focal(New, [3, 0], 1));
        Assert.Throws<ArgumentException>(() => ClassLoss.Focal(New, [0], 1));
        Assert.Throws<ArgumentException>(() => ClassLoss.Focal(New, [0, 1], -1));
        Assert.Throws<ArgumentException>(() => ClassLoss.Focal(New, [0, 1], 1, [0, 0, 1]));
        Assert.Throws<ArgumentException>(() => ClassLoss.Focal([[double.NaN, 0]], [0], 1));
        Assert.Throws<ArgumentException>(() => ClassLoss.ExpectedCost(New, [0, 1], [[0, 1], [1, 0]]));
        Assert.Throws<ArgumentException>(() => ClassLoss.ExpectedCost([[0, 1]], [0], [[1, 1], [1, 0]]));
    }

    [Fact]
    public void Ragged_and_unknown_figures_are_refused_by_row_and_place()
    {
        double[][] ragged = [[-1.0, -0.7, 0], [-0.65, -1.4]], unknown = [[-1.0, double.NaN, 0], [-0.65, -1.4, -0.8]], padded = [[-1.0, -0.7, double.NaN], [-0.65, -1.4, -0.8]];

        Assert.Contains("Row 1 of policy", Assert.Throws<ArgumentException>(() => Ppo.PolicyLoss(ragged, Old, Gains, Mask, 0.2)).Message, StringComparison.Ordinal);
        Assert.Contains("Row 0, place 1", Assert.Throws<ArgumentException>(() => Ppo.ValueLoss(unknown, Old, Gains, Mask, 0.2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Grpo(0.2, 0).ByToken(new(New, Old, Old, [1], Mask)));
        Assert.Throws<ArgumentException>(() => PpoRewards.Of(Old, Old, [1], Mask, 0.1, DivergenceEstimate.K1));
        Assert.Throws<ArgumentException>(() => PpoRewards.Advantages(ragged, New));
        Assert.Throws<ArgumentException>(() => Ppo.Divergence(New, ragged, Mask));
        Assert.Throws<ArgumentException>(() => Kto.Divergence([1], []));
        Assert.Throws<ArgumentException>(() => new Kto(0.1).Of([new(double.NaN, -1, true)], 0));
        Assert.Throws<ArgumentException>(() => new Dpo(0.1).Of([new PairLogProbabilities(double.NaN, -1)]));
        Assert.Throws<ArgumentException>(() => new Dpo(0.1).Of([new PairLogProbabilities(-1, -1) { Preference = 1.5 }]));
        Assert.True(double.IsFinite(Ppo.PolicyLoss(padded, Old, Gains, Mask, 0.2).Loss));
    }

    [Fact]
    public void Stages_split_pairs_by_the_reward_model_s_gap()
    {
        var stages = MpoStages.Split([2, 0.1, -3, 1.5, 1], 1);

        Assert.Equal([0, 3], stages.Easy);
        Assert.Equal([1, 2, 4], stages.Hard);
        Assert.Throws<ArgumentException>(() => MpoStages.Split([double.NaN], 1));
        Assert.Throws<ArgumentException>(() => MpoStages.Split([1], -1));
    }

    [Fact]
    public void A_batch_without_tokens_is_refused() =>
        Assert.Throws<ArgumentException>(() => Ppo.PolicyLoss(New, Old, Gains, new([[false, false, false], [false, false, false]]), 0.2));

    [Fact]
    public void Labels_that_all_are_ignored_are_refused() =>
        Assert.Throws<ArgumentException>(() => Sft.NegativeLogLikelihood(New, [Sft.Ignored, Sft.Ignored]));

    [Fact]
    public void A_label_outside_the_vocabulary_is_refused() =>
        Assert.Throws<ArgumentException>(() => Sft.NegativeLogLikelihood(New, [3, 0]));

    [Fact]
    public void Rewards_that_are_not_whole_groups_are_refused() =>
        Assert.Throws<ArgumentException>(() => Grpo.Advantages([1, 2, 3], 2));

    [Fact]
    public void A_group_that_is_all_alike_teaches_nothing() => Assert.Equal([0, 0, 0], Grpo.Advantages([0.1, 0.1, 0.1], 3));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(9.99e-4)]
    [InlineData(1.001e-3)]
    [InlineData(-2)]
    public void The_third_estimate_of_a_divergence_is_never_negative(double ratio)
    {
        var estimate = DivergenceEstimate.K3(-1, -1 + ratio);

        Assert.InRange(estimate, 0, double.MaxValue);
        Assert.Equal(Math.Exp(ratio) - 1 - ratio, estimate, 1e-15);
    }

    [Fact]
    public void An_answer_that_people_wanted_pulls_up_and_another_down()
    {
        var (_, gradient) = new Kto(0.1).Of([new(-1, -1, true), new(-1, -1, false)], 0);

        Assert.True(gradient[0] < 0);
        Assert.True(gradient[1] > 0);
    }

    [Fact]
    public void A_mean_log_probability_of_0_has_no_odds() =>
        Assert.Throws<ArgumentException>(() => new OrpoOddsRatio(0.1).Term(new(0, -1)));

    private static void AssertGradient(double[][] at, Func<double[][], TokenLoss> loss)
    {
        var gradient = loss(at).Gradient;
        var places = at.SelectMany((row, s) => row.Select((_, t) => (s, t)));

        Assert.All(places, place => Assert.Equal(Slope(at, loss, place.s, place.t), gradient[place.s][place.t], 1e-6));
    }

    private static double Slope(double[][] at, Func<double[][], TokenLoss> loss, int s, int t) =>
        (loss(Moved(at, s, t, Step)).Loss - loss(Moved(at, s, t, -Step)).Loss) / (2 * Step);

    private static double[][] Moved(double[][] at, int s, int t, double step)
    {
        double[][] copy = [.. at.Select(row => row.ToArray())];
        copy[s][t] += step;
        return copy;
    }
}
