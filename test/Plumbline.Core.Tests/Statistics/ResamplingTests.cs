using System.Diagnostics;

namespace Plumbline.Statistics;

public sealed class ResamplingTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 300).Select(item => item * item % 17 / 16.0)];

    [Fact]
    public void A_bootstrapped_mean_is_close_to_the_normal_interval()
    {
        var error = Math.Sqrt(ClusterTotals.Single(Values).Variance);

        var measured = Known(Bootstrap.Mean(Values, 0.90, seed: 9));

        Assert.Equal(measured.Value - (1.645 * error), measured.Interval!.Value.Low, 0.15 * error);
        Assert.Equal(measured.Value + (1.645 * error), measured.Interval.Value.High, 0.15 * error);
        Assert.Equal(9UL, measured.Seed);
    }

    [Fact]
    public void Row_order_does_not_matter_and_the_seed_does()
    {
        Assert.Equal(Bootstrap.Mean(Values, 0.9, 9), Bootstrap.Mean([.. Values.Reverse()], 0.9, 9), SameInterval);
        Assert.NotEqual(Bootstrap.Mean(Values, 0.9, 9), Bootstrap.Mean(Values, 0.9, 10), SameInterval);
    }

    [Fact]
    public void One_value_has_no_interval_and_none_no_value()
    {
        Assert.Equal((0.5, null, Cause.TooFew), (Known(Bootstrap.Mean([0.5], 0.9, 1)).Value, Known(Bootstrap.Mean([0.5], 0.9, 1)).Interval, Known(Bootstrap.Mean([0.5], 0.9, 1)).Cause));
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(Bootstrap.Mean([], 0.9, 1)).Cause);
    }

    [Fact]
    public void What_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([1, double.NaN], 0.9, 1));

    [Fact]
    public void More_than_one_undefined_replicate_in_twenty_leaves_no_interval()
    {
        double?[] most = [.. Enumerable.Range(0, 95).Select(value => (double?)value), null, null, null, null, null];

        Assert.NotNull(new Replicates(most).Percentile(0.9));
        Assert.Null(new Replicates([.. most, null]).Percentile(0.9));
        Assert.Null(new Replicates([]).Percentile(0.9));
    }

    [Fact]
    public void Replicates_around_the_point_need_no_correction()
    {
        var replicates = new Replicates(Enumerable.Range(0, 2001).Select(value => (double?)value - 999.5));

        var (plain, corrected) = (replicates.Percentile(0.9)!.Value, replicates.BiasCorrected(0.5, [-1, 0, 1], 0.9)!.Value);

        Assert.Equal(plain.Low, corrected.Low, 1.5);
        Assert.Equal("bootstrap-bca", corrected.Method);
        Assert.Null(replicates.BiasCorrected(5000, [-1, 0, 1], 0.9));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Quantiles_lie_between_their_neighbours(double p, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 3, 4], p));

    [Fact]
    public void Quantiles_of_nothing_are_refused() =>
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));

    [Fact]
    public void Sums_keep_what_is_small()
    {
        Assert.Equal(3, StableSum.Of([1e100, 1, -1e100, 1, .. Enumerable.Repeat(0.1, 10)]), 1e-15);
        Assert.Equal(0, StableSum.Of([]));
    }

    [Fact]
    public void Sums_do_not_depend_on_order()
    {
        double[] one = [1e100, 1e50, 1, -1e50, -1e100];
        double[] other = [1, 1e50, -1e50, 1e100, -1e100];

        Assert.NotEqual(StableSum.Compensated(one), StableSum.Compensated(other)); // compensation alone is not enough
        Assert.Equal(StableSum.Of(one), StableSum.Of(other));
    }

    [Fact]
    public void Five_thousand_replicates_of_a_thousand_values_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        Bootstrap.Mean([.. Enumerable.Range(0, 1000).Select(item => item / 1000.0)], 0.9, 1, 5000);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static bool SameInterval(Measurement one, Measurement other) => Known(one).Interval == Known(other).Interval;

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
