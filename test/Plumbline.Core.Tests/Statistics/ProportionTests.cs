using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

public sealed class ProportionTests
{
    private static readonly Arbitrary<(int K, int N)> Counts =
        Gen.Choose(1, 400).SelectMany(n => Gen.Choose(0, n).Select(k => (k, n))).ToArbitrary();

    [Fact]
    public void Exact_bounds_leave_exactly_the_tail_outside()
    {
        // Clopper and Pearson's definition: at the lower bound, 95 or more of 100 have the probability of the tail; at the upper, 95 or fewer.
        var bounds = Bounds(Proportion.ClopperPearson(95, 100, 0.90));

        Assert.Equal(0.05, Binomial.Survival(94, 100, bounds.Low), 1e-12);
        Assert.Equal(0.05, Binomial.Cdf(95, 100, bounds.High), 1e-12);
    }

    [Fact]
    public void Every_interval_contains_its_share() =>
        Prop.ForAll(Counts, counts => All(counts.K, counts.N).All(bounds =>
            0 <= bounds.Low && bounds.Low <= (double)counts.K / counts.N && (double)counts.K / counts.N <= bounds.High && bounds.High <= 1)).Check(Property.Fixed);

    [Fact]
    public void Bounds_of_failures_mirror_bounds_of_successes() =>
        Prop.ForAll(Counts, counts => All(counts.K, counts.N).Zip(All(counts.N - counts.K, counts.N)).All(pair =>
            Math.Abs(pair.First.Low - (1 - pair.Second.High)) < 1e-11)).Check(Property.Fixed);

    [Fact]
    public void One_more_success_raises_both_bounds() =>
        Prop.ForAll(Counts, counts => counts.K == counts.N || All(counts.K, counts.N).Zip(All(counts.K + 1, counts.N)).All(pair =>
            pair.First.Low < pair.Second.Low && pair.First.High < pair.Second.High + 1e-15)).Check(Property.Fixed);

    [Fact]
    public void The_exact_interval_never_covers_less_than_its_level() =>
        Assert.All(Enumerable.Range(1, 99), percent => Assert.InRange(Coverage(percent / 100.0), 0.90, 1));

    [Fact]
    public void Nothing_tried_is_not_measured() =>
        Assert.All([Proportion.ClopperPearson(0, 0, 0.9), Proportion.Wilson(0, 0, 0.9), Proportion.Jeffreys(0, 0, 0.9)], measured =>
            Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(measured).Cause));

    [Fact]
    public void Impossible_counts_and_levels_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.ClopperPearson(3, 2, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.ClopperPearson(-1, 2, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.ClopperPearson(1, 2, 1));
    }

    [Fact]
    public void Two_thousand_exact_intervals_of_a_thousand_trials_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        Assert.All(Enumerable.Range(0, 2000), k => Bounds(Proportion.ClopperPearson(k % 1000, 1000, 0.9)));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void A_hundred_million_trials_are_bounded_too()
    {
        var bounds = Bounds(Proportion.ClopperPearson(50_000_000, 100_000_000, 0.90));

        Assert.Equal(1.6448536 * 0.5e-4, bounds.High - 0.5, 1e-8);
    }

    /// <summary>The probability, over the outcomes of 30 trials, that the 0.90 interval contains <paramref name="truth"/>.</summary>
    private static double Coverage(double truth) => Enumerable.Range(0, 31)
        .Where(k => Bounds(Proportion.ClopperPearson(k, 30, 0.90)) is var bounds && bounds.Low <= truth && truth <= bounds.High)
        .Sum(k => Binomial.Mass(k, 30, truth));

    private static Interval[] All(int k, int n) =>
        [Bounds(Proportion.ClopperPearson(k, n, 0.9)), Bounds(Proportion.Wilson(k, n, 0.9)), Bounds(Proportion.Jeffreys(k, n, 0.9))];

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;
}
