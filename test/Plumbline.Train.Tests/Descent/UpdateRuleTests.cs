namespace Plumbline.Descent;

public sealed class UpdateRuleTests
{
    // By hand, β₁ .9, β₂ .999: after bias correction the first mean is g and the root of the second |g|, so the step is rate · sign(g).
    [Fact]
    public void The_first_step_of_adam_is_the_rate_against_the_slope()
    {
        double[] weights = [1, 1, 1, 1, 1];

        new AdamW().Apply(weights, [2, -3, 0.5, 0, 10], [new double[5], new double[5]], new(1, 0.1, 0.99));

        Assert.Equal([0.89, 1.09, 0.89, 0.99, 0.89], weights.Select(weight => Math.Round(weight, 6)));
    }

    [Fact]
    public void A_vector_and_its_remainder_are_treated_alike()
    {
        double[] weights = new double[11], slopes = [.. Enumerable.Repeat(0.3, 11)];
        double[][] moments = [new double[11], new double[11]];

        new AdamW().Apply(weights, slopes, moments, new(1, 0.1, 1));
        new AdamW().Apply(weights, slopes, moments, new(2, 0.1, 1));

        Assert.Single(weights.Distinct());
        Assert.Single(moments[1].Distinct());
    }

    [Fact]
    public void Plain_descent_goes_against_the_slope_and_forgets_a_share()
    {
        double[] weights = [1, -2];

        new Sgd().Apply(weights, [4, -1], [], new(1, 0.1, 0.5));

        Assert.Equal([0.1, -0.9], weights.Select(weight => Math.Round(weight, 12)));
    }
}
