using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Statistics;

public sealed class TangoTests
{
    private static readonly Arbitrary<(int NewOnly, int OldOnly, int N)> Counts = Gen.Choose(1, 300)
        .SelectMany(n => Gen.Choose(0, n).SelectMany(newOnly => Gen.Choose(0, n - newOnly).Select(oldOnly => (newOnly, oldOnly, n)))).ToArbitrary();

    [Fact]
    public void Without_a_differing_item_the_bounds_are_the_score_bounds_of_zero()
    {
        // T(d) = −nd / √(n (|d| − d²)) = z gives |d| = z² / (n + z²).
        const double square = 1.6448536269514729 * 1.6448536269514729;

        var bounds = Bounds(0, 0, 200);

        Assert.Equal(-square / (200 + square), bounds.Low, 1e-11);
        Assert.Equal(square / (200 + square), bounds.High, 1e-11);
    }

    [Fact]
    public void Two_hundred_unchanged_items_show_no_drop_of_two_points_but_a_hundred_do_not()
    {
        Assert.True(Bounds(0, 0, 200).Low > -0.02);
        Assert.True(Bounds(0, 0, 100).Low < -0.02);
    }

    [Fact]
    public void The_interval_contains_the_change_and_stays_possible() =>
        Prop.ForAll(Counts, counts =>
        {
            var bounds = Bounds(counts.NewOnly, counts.OldOnly, counts.N);
            var change = (double)(counts.NewOnly - counts.OldOnly) / counts.N;
            return -1 <= bounds.Low && bounds.Low <= change && change <= bounds.High && bounds.High <= 1;
        }).Check(Property.Fixed);

    [Fact]
    public void Swapping_the_releases_mirrors_the_interval() =>
        Prop.ForAll(Counts, counts =>
            Bounds(counts.NewOnly, counts.OldOnly, counts.N).Low == -Bounds(counts.OldOnly, counts.NewOnly, counts.N).High).Check(Property.Fixed);

    [Fact]
    public void One_more_win_raises_both_bounds() =>
        Prop.ForAll(Counts, counts => counts.NewOnly + counts.OldOnly == counts.N
            || (Bounds(counts.NewOnly, counts.OldOnly, counts.N).Low < Bounds(counts.NewOnly + 1, counts.OldOnly, counts.N).Low
                && Bounds(counts.NewOnly, counts.OldOnly, counts.N).High <= Bounds(counts.NewOnly + 1, counts.OldOnly, counts.N).High)).Check(Property.Fixed);

    [Theory]
    [InlineData(100, 0.10, 0)]
    [InlineData(500, 0.05, -0.02)]
    [InlineData(200, 0.20, 0.05)]
    public void A_ninety_percent_interval_covers_about_ninety_percent(int n, double discordance, double change)
    {
        var stream = new SplitMix64(11);

        var covered = Enumerable.Range(0, 4000).Count(_ => Simulated(ref stream, n, discordance, change) is var bounds && bounds.Low <= change && change <= bounds.High);

        Assert.InRange(covered / 4000.0, 0.88, 0.96); // the score interval is close to its level, not above it everywhere
    }

    [Fact]
    public void No_items_are_not_measured() =>
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(Tango.Of(0, 0, 0, 0.9)).Cause);

    [Fact]
    public void More_differing_items_than_items_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tango.Of(6, 5, 10, 0.9));

    [Fact]
    public void McNemar_of_no_differing_item_is_one_and_has_no_mid_p()
    {
        Assert.Equal(1, McNemar.ExactP(0, 0));
        Assert.Null(McNemar.MidP(0, 0));
        Assert.Equal(McNemar.ExactP(3, 8), McNemar.ExactP(8, 3));
    }

    [Fact]
    public void Twenty_thousand_intervals_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        Assert.All(Enumerable.Range(0, 20_000), index => Bounds(index % 40, index % 37, 1000));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static Interval Simulated(ref SplitMix64 stream, int n, double discordance, double change)
    {
        var (newOnly, oldOnly) = (0, 0);
        for (var item = 0; item < n; item++)
        {
            var draw = stream.NextUnit();
            newOnly += draw < (discordance + change) / 2 ? 1 : 0;
            oldOnly += draw >= (discordance + change) / 2 && draw < discordance ? 1 : 0;
        }

        return Bounds(newOnly, oldOnly, n);
    }

    private static Interval Bounds(int newOnly, int oldOnly, int n) =>
        Assert.IsType<Measurement.Known>(Tango.Of(newOnly, oldOnly, n, 0.90)).Interval!.Value;
}
