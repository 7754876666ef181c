using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class GwetAc1Tests
{
    [Fact]
    public void A_common_category_does_not_destroy_the_coefficient()
    {
        // 118 of 125 agree, categories used 0.948 and 0.052: p_e = 2 · 0.948 · 0.052 = 0.098592 (Gwet 2008, formula 8).
        double[][] items = [.. Repeat([1, 1], 115), .. Repeat([2, 2], 3), .. Repeat([1, 2], 7)];
        var expected = (0.944 - 0.098592) / (1 - 0.098592);

        Assert.Equal(expected, Some.Known(GwetAc1.Of(items, [1, 2])).Value, 1e-12);
    }

    [Fact]
    public void Everyone_always_in_one_category_agrees_perfectly() =>
        Assert.Equal(1, Some.Known(GwetAc1.Of([[1, 1], [1, 1, 1]], [1, 2])).Value);

    [Fact]
    public void Turning_the_domain_round_changes_nothing() =>
        Assert.Equal(
            Some.Known(GwetAc1.Of(Some.Published, Some.Five, AgreementWeights.Ordinal)).Value,
            Some.Known(GwetAc1.Of(Some.Published, [.. Some.Five.Reverse()], AgreementWeights.Ordinal)).Value,
            1e-12);

    [Theory]
    [InlineData(AgreementWeights.Identity, 0)]
    [InlineData(AgreementWeights.Linear, 0.5)]
    [InlineData(AgreementWeights.Quadratic, 0.75)]
    [InlineData(AgreementWeights.Ordinal, 2.0 / 3)]
    public void Neighbours_among_three_agree_by_their_weight(AgreementWeights weights, double expected) =>
        Assert.Equal(expected, Weighting.Matrix(weights, 3)[0, 1], 1e-15);

    [Fact]
    public void Unpaired_ratings_and_single_categories_are_not_measurable()
    {
        Assert.Equal(Cause.InsufficientPairs, Some.Refusal(GwetAc1.Of([[1], [2]], [1, 2])));
        Assert.Equal(Cause.NoVariation, Some.Refusal(GwetAc1.Of([[1, 1]], [1])));
        Assert.Equal(Cause.NoVariation, Some.Refusal(FleissKappa.Of([[1, 1]], [1, 2])));
        Assert.Equal(Cause.InsufficientPairs, Some.Refusal(PercentAgreement.Of([])));
    }

    [Fact]
    public void A_rating_outside_the_domain_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GwetAc1.Of([[1, 3]], [1, 2]));
        Assert.Throws<ArgumentException>(() => GwetAc1.Of([[1, 1]], [1, 1]));
    }

    [Fact]
    public void A_hundred_thousand_items_are_no_wait()
    {
        var many = Some.Pairs(100_000);
        var clock = Stopwatch.StartNew();

        Assert.Equal(0.8, Some.Known(PercentAgreement.Of(many)).Value, 1e-12);
        Some.Known(GwetAc1.Of(many, Some.Five));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static IEnumerable<double[]> Repeat(double[] item, int times) => Enumerable.Repeat(item, times);

    [Theory]
    [InlineData(AgreementWeights.Identity)]
    [InlineData(AgreementWeights.Linear)]
    [InlineData(AgreementWeights.Quadratic)]
    [InlineData(AgreementWeights.Ordinal)]
    public void Sums_of_weights_are_those_of_the_whole_table(AgreementWeights weights)
    {
        double[] shares = [0.1, 0.4, 0.05, 0.15, 0.3];
        var table = Weighting.Matrix(weights, 5);

        var expected = shares.Select((one, row) => shares.Select((other, column) => one * other * table[row, column]).Sum()).Sum();

        Assert.Equal(table.Cast<double>().Sum(), Weighting.Total(weights, 5), 1e-12);
        Assert.Equal(expected, Weighting.Expected(weights, shares), 1e-14);
    }
}
