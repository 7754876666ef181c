using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class PopulationStabilityTests
{
    private static readonly double[] Reference = [.. Enumerable.Range(0, 100).Select(value => (double)value)];

    [Fact]
    public void Two_bins_worked_by_hand()
    {
        // Shares (30.5, 10.5) / 41 and (20.5, 20.5) / 41.
        var moved = PopulationStability.Of([30, 10], [20, 20]);

        Assert.Equal((10 / 41.0 * Math.Log(30.5 / 20.5)) + (10 / 41.0 * Math.Log(20.5 / 10.5)), Value(moved.Index), 1e-12);
        Assert.Equal(Value(moved.Index) * 20, Value(moved.ChiSquared), 1e-12);
        Assert.Equal(0.05, Value(moved.Expected), 1e-12);
    }

    [Fact]
    public void The_same_sample_has_not_moved_and_swapping_samples_of_a_size_changes_nothing()
    {
        Assert.Equal((0, 1), (Value(PopulationStability.Of([7, 3, 5], [7, 3, 5]).Index), Value(PopulationStability.Of([7, 3, 5], [7, 3, 5]).P)));
        Assert.Equal(Value(PopulationStability.Of([7, 3, 5], [2, 3, 10]).Index), Value(PopulationStability.Of([2, 3, 10], [7, 3, 5]).Index), 1e-12);
    }

    [Fact]
    public void Deciles_are_kept_and_a_value_on_a_border_belongs_above_it()
    {
        var bins = ReferenceBins.Of(Reference);

        Assert.Equal(Enumerable.Repeat(10, 10), bins.Counts);
        Assert.Equal((0, 1, 9), (bins.Place(-5), bins.Place(bins.Edges[0]), bins.Place(double.PositiveInfinity)));
        Assert.Equal(bins.Counts, ReferenceBins.Of([.. Reference.Reverse()]).Counts);
    }

    [Fact]
    public void Values_that_repeat_make_fewer_bins_and_one_value_makes_none()
    {
        Assert.Equal([5, 95], ReferenceBins.Of([.. Enumerable.Repeat(0.0, 5), .. Enumerable.Repeat(1.0, 95)]).Counts);
        Assert.Equal(Cause.NoVariation, Refusal(PopulationStability.Of(ReferenceBins.Of([3, 3, 3]), [3, 4]).Index));
        Assert.Equal(Cause.TooFew, Refusal(PopulationStability.Of(ReferenceBins.Of(Reference), []).P));
    }

    [Fact]
    public void The_p_value_keeps_its_rate_where_the_usual_limit_cries_wolf()
    {
        var stream = SplitMix64.For(2, "psi");
        const int Runs = 1000;
        var (byP, byRule) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var moved = PopulationStability.Of(ReferenceBins.Of(Normals(ref stream, 100)), Normals(ref stream, 100));
            (byP, byRule) = (byP + (Value(moved.P) <= 0.05 ? 1 : 0), byRule + (Value(moved.Index) > 0.1 ? 1 : 0));
        }

        Say($"no drift, samples of 100: p at most 0.05 in {byP / (double)Runs:0.000}, index above 0.1 in {byRule / (double)Runs:0.000}");
        Assert.InRange(byP / (double)Runs, 0.02, 0.07);
        Assert.InRange(byRule / (double)Runs, 0.7, 1);
    }

    [Fact]
    public void A_shift_is_seen()
    {
        var stream = SplitMix64.For(3, "psi");

        Assert.True(Value(PopulationStability.Of(ReferenceBins.Of(Normals(ref stream, 300)), Normals(ref stream, 300, 0.5)).P) < 0.001);
    }

    [Fact]
    public void Counts_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PopulationStability.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PopulationStability.Of([1, 2], [1, -2]));
        Assert.Throws<ArgumentException>(() => ReferenceBins.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => ReferenceBins.Of([]));
        Assert.Throws<ArgumentException>(() => ReferenceBins.Of(Reference).Place(double.NaN));
        Assert.Equal(Cause.TooFew, Refusal(PopulationStability.OverPooledBins([], [1])));
    }

    [Fact]
    public void A_million_values_are_placed_without_a_wait()
    {
        var (stream, bins, clock) = (SplitMix64.For(4, "many"), ReferenceBins.Of(Reference), Stopwatch.StartNew());

        Assert.Equal(1_000_000, bins.Count(Normals(ref stream, 1_000_000)).Sum());

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }
}
