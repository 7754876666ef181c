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

    [Theory]
    [InlineData(10, 0.9)]
    [InlineData(20, 0.925)]
    [InlineData(50, 0.925)]
    public void Intervals_of_few_items_cover_the_truth(int items, double least)
    {
        // Three annotators who are right in 0.9; category 0 is as common as 0.7. Truth: from the shares of all answers.
        var runs = Enumerable.Range(0, 300).Select(run => AgreementTriple.Of(Answered(items, (ulong)run), [0, 1, 2], Scale.Nominal, (ulong)run)).ToArray();
        var (percent, alpha, gwet) = Truth();

        Assert.InRange(Covered(runs.Select(triple => triple.Percent), percent), least, 1);
        Assert.InRange(Covered(runs.Select(triple => triple.Alpha), alpha), least, 1);
        Assert.InRange(Covered(runs.Select(triple => triple.Gwet), gwet), least, 1);
    }

    [Fact]
    public void Few_items_are_warned_of_and_two_ratings_an_item_are_a_share()
    {
        var few = AgreementTriple.Of(Answered(20, 1), [0, 1, 2], Scale.Nominal, 1);
        var many = AgreementTriple.Of(Answered(60, 1), [0, 1, 2], Scale.Nominal, 1);
        var two = AgreementTriple.Of([.. Answered(60, 1).Select(item => item[..2])], [0, 1, 2], Scale.Nominal, 1);

        Assert.Contains("50 items", Assert.Single(Some.Known(few.Alpha).Warnings), StringComparison.Ordinal);
        Assert.Empty(Some.Known(many.Alpha).Warnings);
        Assert.Equal("wilson", Some.Known(two.Percent).Interval!.Value.Method);
        Assert.Equal("bootstrap-bca", Some.Known(two.Alpha).Interval!.Value.Method);
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

    /// <summary>Of the intervals that were given.</summary>
    private static double Covered(IEnumerable<Measurement> measured, double truth)
    {
        Interval[] given = [.. measured.OfType<Measurement.Known>().Where(known => known.Interval is not null).Select(known => known.Interval!.Value)];
        Assert.InRange(given.Length, 200, 300);
        return given.Count(bounds => bounds.Low <= truth && truth <= bounds.High) / (double)given.Length;
    }

    private static double[][] Answered(int items, ulong seed)
    {
        var stream = new SplitMix64(seed + 900);
        var answers = new double[items][];
        for (var item = 0; item < items; item++)
        {
            var truth = stream.NextUnit() < 0.7 ? 0 : 1 + (int)stream.Below(2);
            answers[item] = new double[3];
            for (var annotator = 0; annotator < 3; annotator++)
            {
                answers[item][annotator] = stream.NextUnit() < 0.9 ? truth : (truth + 1 + (int)stream.Below(2)) % 3;
            }
        }

        return answers;
    }

    private static (double Percent, double Alpha, double Gwet) Truth()
    {
        var percent = (0.9 * 0.9) + (2 * 0.05 * 0.05);
        double[] shares = [(0.7 * 0.9) + (0.3 * 0.05), (0.7 * 0.05) + (0.15 * 0.95), (0.7 * 0.05) + (0.15 * 0.95)];
        var same = shares.Sum(share => share * share);
        var chance = (1 - same) / 2;
        return (percent, (percent - same) / (1 - same), (percent - chance) / (1 - chance));
    }
}
