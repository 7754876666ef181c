namespace Plumbline.Statistics;

public sealed class TwoGroupTests
{
    // Newcombe 1998, table II, method 10: the eight published examples' first three.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void Hybrid_score_bounds_are_the_published_ones(int k1, int n1, int k2, int n2, double low, double high)
    {
        var bounds = Known(Newcombe.Of(k1, n1, k2, n2, 0.95)).Interval!.Value;

        Assert.Equal(low, bounds.Low, 0.00006);
        Assert.Equal(high, bounds.High, 0.00006);
    }

    [Fact]
    public void Swapping_the_groups_mirrors_the_bounds()
    {
        var (there, back) = (Known(Newcombe.Of(88, 100, 31, 40, 0.9)).Interval!.Value, Known(Newcombe.Of(31, 40, 88, 100, 0.9)).Interval!.Value);

        Assert.Equal(there.Low, -back.High, 1e-15);
        Assert.Equal(there.High, -back.Low, 1e-15);
    }

    [Fact]
    public void An_empty_group_is_not_measured()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(Newcombe.Of(0, 0, 1, 2, 0.9)).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(Welch.Of(0, 0, 0, 1, 1, 5, 0.9)).Cause);
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Newcombe.Of(3, 2, 0, 1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Welch.Of(0, -1, 2, 0, 1, 2, 0.9));
    }

    [Fact]
    public void Equal_groups_have_the_bounds_of_the_pooled_t()
    {
        // Equal variances and sizes: degrees n1 + n2 − 2 = 18, t at 0.95 = 1.7340636; √(2 · 4 / 10) = 0.8944272.
        var bounds = Known(Welch.Of(5, 4, 10, 3, 4, 10, 0.90)).Interval!.Value;

        Assert.Equal(2 - (1.7340636 * 0.8944272), bounds.Low, 1e-6);
        Assert.Equal(2 + (1.7340636 * 0.8944272), bounds.High, 1e-6);
    }

    [Fact]
    public void A_group_that_does_not_vary_leaves_the_degrees_of_the_other()
    {
        // t of 9 degrees at 0.95 = 1.8331129.
        var bounds = Known(Welch.Of(1, 10, 10, 0, 0, 50, 0.90)).Interval!.Value;

        Assert.Equal(1 - 1.8331129, bounds.Low, 1e-6);
    }

    [Fact]
    public void One_value_or_no_variance_has_no_interval()
    {
        Assert.Equal((null, Cause.TooFew), Reading(Welch.Of(1, 0, 1, 0, 1, 9, 0.9)));
        Assert.Equal((null, Cause.ZeroVariance), Reading(Welch.Of(1, 0, 5, 0, 0, 9, 0.9)));
    }

    private static (Interval?, Cause?) Reading(Measurement measured) => (Known(measured).Interval, Known(measured).Cause);

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
