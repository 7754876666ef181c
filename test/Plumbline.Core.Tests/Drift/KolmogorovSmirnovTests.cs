using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class KolmogorovSmirnovTests
{
    [Fact]
    public void Samples_apart_have_the_chance_of_two_orders_in_all()
    {
        // 3 before 3: 2 of the 20 orders.
        var test = KolmogorovSmirnov.Of([1, 2, 3], [4, 5, 6]);

        Assert.Equal(1, Value(test.Effect));
        Assert.Equal(0.1, Value(test.P), 1e-12);
    }

    [Fact]
    public void The_exact_chance_is_that_of_counting_orders()
    {
        foreach (var (n, m) in new[] { (3, 4), (5, 5), (2, 7) })
        {
            long[] gaps = [.. Orders(n, m).Select(first => KolmogorovSmirnov.Gap(first, [.. Enumerable.Range(0, n + m).Select(place => (double)place).Except(first)]))];

            Assert.All(gaps.Distinct(), gap => Assert.Equal(gaps.Count(one => one >= gap) / (double)gaps.Length, KolmogorovSmirnov.Exact(gap, n, m), 1e-12));
        }
    }

    [Fact]
    public void Sides_order_and_any_rising_scale_change_nothing()
    {
        var stream = SplitMix64.For(6, "ks");
        var (first, second) = (Normals(ref stream, 60), Normals(ref stream, 45, 0.4));
        var there = KolmogorovSmirnov.Of(first, second);

        Assert.Equal(there, KolmogorovSmirnov.Of([.. second.Reverse()], [.. first.Reverse()]));
        Assert.Equal(there, KolmogorovSmirnov.Of([.. first.Select(Math.Exp)], [.. second.Select(Math.Exp)]));
    }

    [Fact]
    public void The_limit_meets_the_exact_chance_for_large_samples_and_its_two_series_meet()
    {
        Assert.Equal(KolmogorovSmirnov.Exact(40_000, 1000, 900), KolmogorovSmirnov.Limit(40_000, 1000, 900), 0.015);
        Assert.Equal(KolmogorovSmirnov.Limit(49_999_999, 20_000, 20_000), KolmogorovSmirnov.Limit(50_000_001, 20_000, 20_000), 1e-6);

        // Smirnov's table: the limit is exceeded by 1.3581 once in twenty.
        Assert.Equal(0.05, KolmogorovSmirnov.Limit((long)(1.3581 * Math.Sqrt(2e12 * 1e6)), 1e6, 1e6), 1e-4);
        Assert.Equal((1, 0), (KolmogorovSmirnov.Limit(0, 10, 10), Math.Round(KolmogorovSmirnov.Limit(100_000_000, 10_000, 10_000), 12)));
    }

    [Fact]
    public void Equal_values_are_no_gap_and_empty_samples_are_unknown()
    {
        Assert.Equal((0, 1), (Value(KolmogorovSmirnov.Of([1, 1, 2], [1, 1, 2]).Effect), Value(KolmogorovSmirnov.Of([1, 1, 2], [1, 1, 2]).P)));
        Assert.Equal(Cause.TooFew, Refusal(KolmogorovSmirnov.Of([], [1]).P));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Of([1], [double.PositiveInfinity]));
    }

    [Fact]
    public void A_million_values_take_a_moment()
    {
        var (stream, clock) = (SplitMix64.For(7, "ks"), Stopwatch.StartNew());

        Assert.InRange(Value(KolmogorovSmirnov.Of(Normals(ref stream, 1_000_000), Normals(ref stream, 1_000_000)).Effect), 0, 0.01);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    /// <summary>All ways to pick the places of the first sample.</summary>
    private static IEnumerable<double[]> Orders(int n, int m) => Enumerable.Range(0, 1 << (n + m))
        .Where(mask => System.Numerics.BitOperations.PopCount((uint)mask) == n)
        .Select(mask => Enumerable.Range(0, n + m).Where(place => (mask & (1 << place)) != 0).Select(place => (double)place).ToArray());
}
