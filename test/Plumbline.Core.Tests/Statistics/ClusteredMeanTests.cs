using System.Diagnostics;

namespace Plumbline.Statistics;

public sealed class ClusteredMeanTests
{
    private static readonly double[] Scores = [.. Enumerable.Range(0, 200).Select(item => item % 9 == 0 ? 0.0 : 1)];

    [Fact]
    public void Copies_of_a_cluster_add_no_evidence()
    {
        var (once, thrice) = (Known([.. Scores], Names(200, 200)), Known([.. Scores, .. Scores, .. Scores], Names(600, 200)));

        Assert.Equal(once.Value, thrice.Value, 1e-15);
        Assert.Equal(200, thrice.Count);
        Assert.InRange(thrice.Interval!.Value.Low - once.Interval!.Value.Low, -0.002, 0.002);
    }

    [Fact]
    public void Clusters_of_one_come_close_to_the_exact_interval()
    {
        // v = p (1 − p) / (N − 1), so n* = N − 1.
        var exact = Assert.IsType<Measurement.Known>(Proportion.ClopperPearson((int)Scores.Sum(), 200, 0.90)).Interval!.Value;

        var bounds = Known(Scores, Names(200, 200)).Interval!.Value;

        Assert.Equal(exact.Low, bounds.Low, 5e-4);
        Assert.Equal("korn-graubard", bounds.Method);
    }

    [Fact]
    public void Bounds_follow_the_formula_written_out()
    {
        // Clusters (1, 1), (1, 0), (1, 1): p = 5/6, residuals 1/3, −2/3, 1/3, v = 3/2 · 6/9 / 36 = 1/36, n* = 5/36 · 36 = 5,
        // times (t₅ / t₂)² = (2.0150484 / 2.9199856)² = 0.4762234: 2.3811170 items, 1.9842642 of them successes.
        var bounds = Known([1, 1, 1, 0, 1, 1], ["a", "a", "b", "b", "c", "c"]).Interval!.Value;

        Assert.Equal(Distributions.Beta.Quantile(0.05, 1.9842642, 1.3968528), bounds.Low, 1e-6);
        Assert.Equal(Distributions.Beta.Quantile(0.95, 2.9842642, 0.3968528), bounds.High, 1e-6);
    }

    [Fact]
    public void Perfect_scores_count_once_a_cluster()
    {
        var bounds = Known([.. Enumerable.Repeat(1.0, 300)], Names(300, 20)).Interval!.Value;

        Assert.Equal(Math.Pow(0.05, 1 / 20.0), bounds.Low, 1e-12);
        Assert.Equal(1, bounds.High);
    }

    [Fact]
    public void Row_order_and_names_do_not_matter()
    {
        var there = Known(Scores, Names(200, 20)).Interval;
        var back = Known([.. Scores.Reverse()], [.. Names(200, 20).Reverse().Select(name => $"cluster {name}")]).Interval;

        Assert.Equal(there, back);
    }

    [Fact]
    public void A_ninety_percent_interval_covers_about_ninety_percent_although_clusters_agree_with_themselves()
    {
        var stream = new SplitMix64(31);

        var covered = Enumerable.Range(0, 2000).Count(_ => Simulated(ref stream) is var bounds && bounds.Low <= 0.9 && 0.9 <= bounds.High);

        Assert.InRange(covered / 2000.0, 0.88, 0.97);
    }

    [Fact]
    public void One_cluster_has_no_interval()
    {
        var measured = Known(Scores, Names(200, 1));

        Assert.Null(measured.Interval);
        Assert.Equal(Cause.TooFew, measured.Cause);
    }

    [Fact]
    public void No_scores_are_not_measured() =>
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(ClusteredMean.Of([], [], 0.9)).Cause);

    [Fact]
    public void Impossible_scores_and_missing_clusters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClusteredMean.Of([1.5], ["a"], 0.9));
        Assert.Throws<ArgumentException>(() => ClusteredMean.Of([double.NaN], ["a"], 0.9));
        Assert.Throws<ArgumentException>(() => ClusteredMean.Of([1, 1], ["a"], 0.9));
    }

    [Fact]
    public void A_hundred_thousand_scores_are_no_wait()
    {
        double[] many = [.. Enumerable.Range(0, 100_000).Select(item => item % 3 / 2.0)];
        var names = Names(100_000, 30_000);
        var clock = Stopwatch.StartNew();

        Known(many, names);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    /// <summary>Sixty clusters of five: two thirds of the items repeat their cluster's draw, the rest are their own; all are right nine times in ten.</summary>
    private static Interval Simulated(ref SplitMix64 stream)
    {
        var scores = new double[300];
        for (var cluster = 0; cluster < 60; cluster++)
        {
            var shared = stream.NextUnit() < 0.9 ? 1.0 : 0;
            for (var item = 0; item < 5; item++)
            {
                scores[(item * 60) + cluster] = stream.NextUnit() < 2.0 / 3 ? shared : stream.NextUnit() < 0.9 ? 1 : 0;
            }
        }

        return Known(scores, Names(300, 60)).Interval!.Value;
    }

    private static string[] Names(int items, int clusters) => [.. Enumerable.Range(0, items).Select(item => $"{item % clusters}")];

    private static Measurement.Known Known(IReadOnlyList<double> scores, IReadOnlyList<string> clusters) =>
        Assert.IsType<Measurement.Known>(ClusteredMean.Of(scores, clusters, 0.90));
}
