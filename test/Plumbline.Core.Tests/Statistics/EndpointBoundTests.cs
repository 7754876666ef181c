using System.Diagnostics;

namespace Plumbline.Statistics;

public sealed class EndpointBoundTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(10, 10)]
    [InlineData(10, 7)]
    [InlineData(100, 97)]
    [InlineData(1000, 940)]
    [InlineData(1000, 1)]
    public void Scores_of_0_and_1_have_the_exact_bounds(int n, int right)
    {
        var totals = ClusterTotals.Single([.. Enumerable.Range(0, n).Select(item => item < right ? 1.0 : 0)]);

        Assert.Equal(Proportion.Lower(right, n, 0.05), EndpointBound.Lower(totals, 0, 0.05), 0.03 / Math.Max(10, n));
        Assert.Equal(Proportion.Upper(right, n, 0.05), EndpointBound.Upper(totals, 1, 0.05), 0.03 / Math.Max(10, n));
    }

    [Fact]
    public void Scores_that_hardly_vary_prove_no_more_than_scores_that_do_not_vary()
    {
        double Bound(params double[] changes) => EndpointBound.Lower(ClusterTotals.Single(changes), -1, 0.05);

        double[] equal = new double[100];
        Assert.Equal(-(1 - Math.Pow(0.05, 0.01)), Bound(equal), 2e-4);
        Assert.InRange(Bound([.. equal[1..], -0.001]) - Bound(equal), -1e-4, 0);
    }

    [Fact]
    public void Copies_inside_a_cluster_add_nothing()
    {
        double[] once = [.. Enumerable.Range(0, 30).Select(item => item % 4 / 3.0)];
        string[] names = [.. Enumerable.Range(0, 30).Select(item => $"{item}")];

        Assert.Equal(
            EndpointBound.Lower(ClusterTotals.Of(once, names), 0, 0.05),
            EndpointBound.Lower(ClusterTotals.Of([.. once, .. once], [.. names, .. names]), 0, 0.05), 1e-9);
    }

    [Fact]
    public void The_two_bounds_mirror_each_other_and_hold_the_mean()
    {
        double[] scores = [.. Enumerable.Range(0, 41).Select(item => item * item % 41 / 40.0)];
        var (there, back) = (ClusterTotals.Single(scores), ClusterTotals.Single([.. scores.Select(score => 1 - score)]));

        Assert.Equal(EndpointBound.Lower(there, 0, 0.05), 1 - EndpointBound.Upper(back, 1, 0.05), 1e-8);
        Assert.InRange(there.Mean, EndpointBound.Lower(there, 0, 0.05), EndpointBound.Upper(there, 1, 0.05));
    }

    [Fact]
    public void The_end_of_the_scale_is_its_own_bound()
    {
        Assert.Equal(0, EndpointBound.Lower(ClusterTotals.Single([0, 0, 0]), 0, 0.05));
        Assert.Equal(1, EndpointBound.Upper(ClusterTotals.Single([1, 1]), 1, 0.05));
    }

    [Theory]
    [InlineData(50, 0.03)]
    [InlineData(150, 0.02)]
    [InlineData(300, 0.05)]
    public void Rare_falls_to_the_end_are_seldom_overlooked(int n, double share)
    {
        var stream = SplitMix64.For(5, "rare");
        const int Runs = 1000;
        var missed = 0;
        for (var run = 0; run < Runs; run++)
        {
            double[] changes = new double[n];
            for (var item = 0; item < n; item++)
            {
                changes[item] = stream.NextUnit() < share ? -1 : 0.001 * stream.NextUnit();
            }

            missed += EndpointBound.Lower(ClusterTotals.Single(changes), -1, 0.05) > (share * -1) + ((1 - share) * 0.0005) ? 1 : 0;
        }

        Assert.InRange(missed / (double)Runs, 0, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Runs)));
    }

    [Fact]
    public void A_hundred_thousand_different_scores_take_a_moment()
    {
        var stream = SplitMix64.For(6, "many");
        var totals = ClusterTotals.Single([.. Enumerable.Range(0, 100_000).Select(_ => stream.NextUnit())]);

        var watch = Stopwatch.StartNew();
        var bound = EndpointBound.Lower(totals, 0, 0.05);

        Assert.Equal(totals.Mean - (1.6449 * Math.Sqrt(totals.Variance)), bound, 2e-5);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }
}
