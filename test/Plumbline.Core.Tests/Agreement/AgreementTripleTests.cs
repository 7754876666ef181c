using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class AgreementTripleTests
{
    [Fact]
    public void Each_view_is_the_measure_of_its_name_with_an_interval_around_it()
    {
        var triple = AgreementTriple.Of(Some.Published, Some.Five, Scale.Nominal, seed: 5);

        Assert.Equal(Some.Known(PercentAgreement.Of(Some.Published)).Value, Inside(triple.Percent));
        Assert.Equal(Some.Known(KrippendorffAlpha.Of(Some.Published, Scale.Nominal)).Value, Inside(triple.Alpha));
        Assert.Equal(Some.Known(GwetAc1.Of(Some.Published, Some.Five)).Value, Inside(triple.Gwet));
        Assert.Equal(5UL, Some.Known(triple.Alpha).Seed);
    }

    [Fact]
    public void Row_order_does_not_matter() =>
        Assert.Equal(
            Some.Known(AgreementTriple.Of(Some.Published, Some.Five, Scale.Ordinal, 5).Alpha).Interval,
            Some.Known(AgreementTriple.Of(Some.Published.Reverse(), Some.Five, Scale.Ordinal, 5).Alpha).Interval);

    [Theory]
    [InlineData(150)] // drawn item by item
    [InlineData(15_000)] // drawn pattern by pattern
    public void Intervals_are_as_wide_as_the_spread_between_samples(int items)
    {
        // The percentage of independent items is a proportion: its error is √(0.8 · 0.2 / n).
        var percent = Some.Known(AgreementTriple.Of(Some.Pairs(items), Some.Five, Scale.Nominal, 5).Percent).Interval!.Value;

        Assert.Equal(2 * 1.96 * Math.Sqrt(0.16 / items), percent.High - percent.Low, 0.2 * Math.Sqrt(0.16 / items));
    }

    [Fact]
    public void A_view_without_a_value_leaves_the_others()
    {
        var triple = AgreementTriple.Of(Enumerable.Repeat<double[]>([1, 1], 30), [0, 1], Scale.Nominal, 5);

        Assert.Equal(Cause.NoVariation, Some.Refusal(triple.Alpha));
        Assert.Equal(1, Some.Known(triple.Gwet).Value);
    }

    [Fact]
    public void A_view_that_is_often_undefined_has_no_interval()
    {
        // One item in twelve shows variation: a third of the replicates miss it.
        double[][] items = [.. Enumerable.Repeat<double[]>([1, 1], 11), [0, 0]];

        var alpha = Some.Known(AgreementTriple.Of(items, [0, 1], Scale.Nominal, 5).Alpha);

        Assert.Equal((1, null, Cause.NoVariation), (alpha.Value, alpha.Interval, alpha.Cause));
    }

    [Fact]
    public void Items_that_all_agree_leave_room_for_one_that_would_not()
    {
        var triple = AgreementTriple.Of([.. Enumerable.Repeat<double[]>([1, 1], 24), .. Enumerable.Repeat<double[]>([0, 0], 24)], [0, 1], Scale.Nominal, 5);

        var bounds = Some.Known(triple.Percent).Interval!.Value;
        Assert.Equal((Math.Pow(0.025, 1.0 / 48), 1.0), (bounds.Low, bounds.High), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && a.Item2 == b.Item2);
        Assert.Equal((1, null, Cause.ZeroVariance), (Some.Known(triple.Alpha).Value, Some.Known(triple.Alpha).Interval, Some.Known(triple.Alpha).Cause));
    }

    [Fact]
    public void One_pairable_item_has_values_without_intervals() =>
        Assert.Equal(Cause.TooFew, Some.Known(AgreementTriple.Of([[1, 2]], [1, 2], Scale.Nominal, 5).Percent).Cause);

    [Fact]
    public void No_items_are_not_measurable() =>
        Assert.Equal(Cause.InsufficientPairs, Some.Refusal(AgreementTriple.Of([], [1, 2], Scale.Nominal, 5).Percent));

    [Fact]
    public void A_hundred_thousand_items_are_resampled_without_a_wait()
    {
        var many = Some.Pairs(100_000);
        var clock = Stopwatch.StartNew();

        Inside(AgreementTriple.Of(many, Some.Five, Scale.Ordinal, 5).Alpha);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Inside(Measurement measured)
    {
        var known = Some.Known(measured);
        Assert.InRange(known.Value, known.Interval!.Value.Low, known.Interval.Value.High);
        return known.Value;
    }
}
