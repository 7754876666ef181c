using System.Diagnostics;

namespace Plumbline.Statistics;

public sealed class PairedTestTests
{
    private static readonly double[] Sixty = [.. Enumerable.Range(0, 60).Select(item => ((item * 7 % 13) - 6) / 20.0)];

    [Fact]
    public void Many_even_differences_have_the_bounds_of_t()
    {
        var mean = Sixty.Average();
        var error = Math.Sqrt(Sixty.Sum(difference => (difference - mean) * (difference - mean)) / 59 / 60);

        var measured = Known(PairedTest.Of(Sixty, 0.90));

        Assert.Equal("paired-t", measured.Interval!.Value.Method);
        Assert.Equal(mean - (1.6710930 * error), measured.Interval.Value.Low, 1e-7); // t of 59 degrees, 0.95, from printed tables
        Assert.Null(measured.Seed);
    }

    [Fact]
    public void Few_differences_are_checked_by_resampling_and_say_so()
    {
        var measured = Known(PairedTest.Of(Sixty[..20], 0.90, seed: 5));

        Assert.Equal("paired-t+bootstrap-t", measured.Interval!.Value.Method);
        Assert.Equal(5UL, measured.Seed);
        Assert.Equal(measured, Known(PairedTest.Of(Sixty[..20], 0.90, seed: 5)));
    }

    [Fact]
    public void Checked_bounds_are_never_inside_those_of_t()
    {
        double[] skewed = [.. Enumerable.Range(0, 80).Select(item => item % 16 == 0 ? -0.9 : 0.05)];
        var totals = ClusterTotals.Single(skewed);
        var half = -Distributions.StudentT.Quantile(0.05, 79) * Math.Sqrt(totals.Variance);

        var bounds = Known(PairedTest.Of(skewed, 0.90)).Interval!.Value;

        Assert.Equal("paired-t+bootstrap-t", bounds.Method);
        Assert.True(bounds.Low < totals.Mean - half - 0.005); // the long tail is below, so t promised too much there
        Assert.True(bounds.High >= totals.Mean + half);
    }

    [Fact]
    public void Row_order_does_not_matter()
    {
        double[] reversed = [.. Sixty[..30].Reverse()];

        Assert.Equal(Known(PairedTest.Of(Sixty[..30], 0.9)).Interval, Known(PairedTest.Of(reversed, 0.9)).Interval);
    }

    [Fact]
    public void Swapping_the_releases_mirrors_the_bounds()
    {
        var (there, back) = (Known(PairedTest.Of(Sixty, 0.9)), Known(PairedTest.Of([.. Sixty.Select(difference => -difference)], 0.9)));

        Assert.Equal(-there.Value, back.Value, 1e-15);
        Assert.Equal(-there.Interval!.Value.Low, back.Interval!.Value.High, 1e-14);
    }

    [Theory]
    [InlineData(0, 10, -0.2588655508930523, 0.2588655508930523)] // 1 − 0.05^(1/10)
    [InlineData(0.1, 100, 0.0675356, 0.1265617)] // u = 0.0295130: 0.1 (1 − u) ∓ u
    [InlineData(1, 3, -0.2631937, 1)] // u = 0.6315969: 1 − 2u, and nothing is above 1
    public void Equal_differences_are_bounded_by_how_many_could_differ(double difference, int n, double low, double high)
    {
        var measured = Known(PairedTest.Of([.. Enumerable.Repeat(difference, n)], 0.90));

        Assert.Equal(difference, measured.Value, 1e-12);
        Assert.Equal("exact-changed-share", measured.Interval!.Value.Method);
        Assert.Equal(low, measured.Interval.Value.Low, 1e-6);
        Assert.Equal(high, measured.Interval.Value.High, 1e-6);
    }

    [Fact]
    public void One_difference_has_a_value_and_no_interval()
    {
        var measured = Known(PairedTest.Of([0.25], 0.9));

        Assert.Equal((0.25, null, Cause.TooFew), (measured.Value, measured.Interval, measured.Cause));
    }

    [Fact]
    public void No_difference_is_not_measured() =>
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(PairedTest.Of([], 0.9)).Cause);

    [Fact]
    public void What_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => PairedTest.Of([0.1, double.NaN], 0.9));

    [Fact]
    public void Clusters_of_one_give_the_bounds_of_independent_items()
    {
        var (single, clustered) = (Known(PairedTest.Of(Sixty, 0.9)), Known(PairedTest.Clustered(Sixty, Names(60, 60), 0.9)));

        Assert.Equal(single.Interval!.Value.Low, clustered.Interval!.Value.Low, 1e-14);
        Assert.Equal("paired-t-clustered", clustered.Interval.Value.Method);
    }

    [Fact]
    public void Copies_of_a_cluster_add_no_evidence()
    {
        double[] tripled = [.. Sixty, .. Sixty, .. Sixty];
        string[] clusters = [.. Names(60, 60), .. Names(60, 60), .. Names(60, 60)];

        var (once, thrice) = (Known(PairedTest.Of(Sixty, 0.9)), Known(PairedTest.Clustered(tripled, clusters, 0.9)));

        Assert.Equal(once.Interval!.Value.Low, thrice.Interval!.Value.Low, 1e-14);
        Assert.Equal(60, thrice.Count);
    }

    [Fact]
    public void Clustered_error_follows_its_formula()
    {
        // Clusters (0.1, 0.3), (−0.1), (0, 0.2): mean 0.1, residuals 0.2, −0.2, 0; √(3/2 · 0.08) / 5 = 0.0692820.
        var totals = ClusterTotals.Of([0.1, 0.3, -0.1, 0, 0.2], ["a", "a", "b", "c", "c"]);

        Assert.Equal(0.1, totals.Mean, 1e-15);
        Assert.Equal(0.0692820323, Math.Sqrt(totals.Variance), 1e-10);
    }

    [Fact]
    public void Clusters_that_agree_are_bounded_by_their_number()
    {
        // Items differ, clusters do not: two of mean 0.1 each.
        var measured = Known(PairedTest.Clustered([0, 0.2, 0.1], ["a", "a", "b"], 0.9));

        Assert.Equal("exact-changed-share", measured.Interval!.Value.Method);
    }

    [Fact]
    public void One_cluster_has_no_interval() =>
        Assert.Equal(Cause.TooFew, Known(PairedTest.Clustered(Sixty, Names(60, 1), 0.9)).Cause);

    [Fact]
    public void Ten_thousand_skewed_differences_are_no_wait()
    {
        double[] many = [.. Enumerable.Range(0, 10_000).Select(item => item % 100 == 0 ? -1.0 : 0)];
        var clock = Stopwatch.StartNew();

        Assert.NotNull(Known(PairedTest.Of(many, 0.9)).Seed);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static string[] Names(int items, int clusters) => [.. Enumerable.Range(0, items).Select(item => $"{item % clusters}")];

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
