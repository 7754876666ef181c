using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class SpotCheckTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.05)]
    [InlineData(0.013)]
    [InlineData(0.001)]
    public void So_many_items_without_a_failure_exclude_the_rate_and_one_less_does_not(double rate)
    {
        var n = SpotCheck.WithoutFailure(rate);

        Assert.True(Bounds(Proportion.ClopperPearson(0, n, 0.90)).High <= rate + 1e-9);
        Assert.True(Bounds(Proportion.ClopperPearson(0, n - 1, 0.90)).High > rate);
    }

    [Theory]
    [InlineData(0.8, 0.05)]
    [InlineData(0.9, 0.03)]
    [InlineData(0.5, 0.1)]
    public void So_many_items_make_the_interval_narrow_enough_and_one_less_does_not(double agreement, double half)
    {
        var (n, z) = (SpotCheck.ForAgreement(agreement, half), 1.959963984540054);
        double HalfWidth(int items) => Proportion.WilsonBounds(agreement * items, items, z) is var (low, high) ? (high - low) / 2 : 0;

        Assert.True(HalfWidth(n) <= half && HalfWidth(n - 1) > half);
    }

    [Fact]
    public void Kappa_of_so_many_items_is_as_precise_as_planned()
    {
        // κ = 0.6 and prevalence 0.5: p_o = 0.8, so 246 items as (0.4, 0.1, 0.1, 0.4).
        Assert.Equal(246, SpotCheck.ForKappa(0.5, 0.6, 0.1));
        var bounds = Bounds(JudgeConfusion.Of(new(984, 246, 246, 984)).Kappa);
        Assert.Equal(0.1, (bounds.High - bounds.Low) / 2 * Math.Sqrt(10), 0.001);
    }

    [Fact]
    public void Both_categories_cost_the_same_and_rarer_ones_more()
    {
        Assert.Equal(SpotCheck.ForKappa(0.2, 0.6, 0.1), SpotCheck.ForKappa(0.8, 0.6, 0.1));
        int[] sizes = [.. new[] { 0.5, 0.7, 0.9, 0.97 }.Select(prevalence => SpotCheck.ForKappa(prevalence, 0.6, 0.1))];
        Assert.Equal(sizes.Order(), sizes);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SpotCheck.WithoutFailure(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpotCheck.WithoutFailure(1e-12));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpotCheck.ForAgreement(1.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpotCheck.ForAgreement(0.8, 1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpotCheck.ForKappa(0.5, 0.6, double.NaN));
    }
}
