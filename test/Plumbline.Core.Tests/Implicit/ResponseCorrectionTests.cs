using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Implicit;

public sealed class ResponseCorrectionTests
{
    [Fact]
    public void The_pleased_rate_more_often_and_the_correction_sees_through_it()
    {
        // 60 in 100 are satisfied; of those 30 in 100 rate, of the others 10 in 100.
        var stream = new SplitMix64(61);
        var corrected = ResponseCorrection.Of(World(ref stream, 4000));

        Assert.InRange(Value(corrected.Naive), 0.75, 0.9);
        Assert.Equal(0.6, Value(corrected.Snips), 0.06);
        Assert.Equal(0.6, Value(corrected.Aipw), 0.06);
    }

    [Fact]
    public void Bounds_hold_the_truth_as_often_as_they_say()
    {
        var stream = new SplitMix64(62);
        var (snips, aipw) = (0, 0);
        for (var world = 0; world < 300; world++)
        {
            var corrected = ResponseCorrection.Of(World(ref stream, 600));
            snips += Holds(corrected.Snips) ? 1 : 0;
            aipw += Holds(corrected.Aipw) ? 1 : 0;
        }

        Assert.InRange(snips, 273, 300);
        Assert.InRange(aipw, 273, 300);
    }

    [Fact]
    public void With_everyone_rating_all_estimates_are_the_mean()
    {
        RatedServing[] served = [.. Enumerable.Range(0, 50).Select(at => new RatedServing(at % 3, 1))];
        var corrected = ResponseCorrection.Of(served);

        Assert.All([corrected.Naive, corrected.Ips, corrected.Snips, corrected.Aipw, corrected.Clipped], measured => Assert.Equal(0.98, Value(measured), 1e-12));
        Assert.Equal(50, corrected.EffectiveSize, 1e-9);
    }

    [Fact]
    public void Row_order_does_not_matter_and_the_shift_of_a_scale_carries_over()
    {
        var stream = new SplitMix64(63);
        var served = World(ref stream, 500);
        var straight = ResponseCorrection.Of(served);

        Assert.Equal(straight.Snips, ResponseCorrection.Of([.. served.Reverse()]).Snips);
        Assert.Equal(Value(straight.Snips) + 7, Value(ResponseCorrection.Of([.. served.Select(row => row with { Rating = row.Rating + 7 })]).Snips), 1e-9);
    }

    [Fact]
    public void Answers_of_one_user_count_as_one()
    {
        var stream = new SplitMix64(64);
        RatedServing[] served = [.. World(ref stream, 400).Select((row, at) => row with { Unit = $"{at}" })];
        var once = ResponseCorrection.Of(served);
        var thrice = ResponseCorrection.Of([.. served, .. served, .. served]);

        Assert.Equal(Width(once.Snips), Width(thrice.Snips), 1e-9);
        Assert.Equal(Width(once.Aipw), Width(thrice.Aipw), 1e-9);
    }

    [Fact]
    public void Too_few_ratings_correct_nothing()
    {
        RatedServing[] silent = [.. Enumerable.Repeat(new RatedServing(null, 0.1), 100)];
        RatedServing[] few = [.. silent, .. Enumerable.Repeat(new RatedServing(1, 0.1), 29)];

        Assert.Equal(Cause.NoPositivity, Assert.IsType<Measurement.Unknown>(ResponseCorrection.Of(silent).Snips).Cause);
        Assert.Equal(Cause.NoPositivity, Assert.IsType<Measurement.Unknown>(ResponseCorrection.Of(few).Aipw).Cause);
        Assert.Equal(1, Value(ResponseCorrection.Of(few).Naive));
    }

    [Fact]
    public void Propensities_below_the_floor_are_raised_and_impossible_ones_refused()
    {
        RatedServing[] served = [.. Enumerable.Range(0, 40).Select(at => new RatedServing(at % 2, 0.5)), new RatedServing(1, 0.001)];

        Assert.Contains("1 propensities below 0.02", Assert.Single(Assert.IsType<Measurement.Known>(ResponseCorrection.Of(served, new(FewestEffective: 1)).Snips).Warnings), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ResponseCorrection.Of([new(1, 0)]));
        Assert.Throws<ArgumentException>(() => ResponseCorrection.Of([new(1, 1.1)]));
        Assert.Throws<ArgumentException>(() => ResponseCorrection.Of([new(double.NaN, 0.5)]));
    }

    [Fact]
    public void Thumbs_bound_satisfaction_only_as_far_as_users_answer()
    {
        Assert.Equal(new SatisfactionBounds(0, 1), SatisfactionBounds.Of(0.8, 0));
        Assert.Equal(0.8, SatisfactionBounds.Of(0.8, 1).Low);
        Assert.Equal(0.8, SatisfactionBounds.Of(0.8, 1).High, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => SatisfactionBounds.Of(1.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SatisfactionBounds.AtClickRatio(0.5, 0));
    }

    [Fact]
    public void The_truth_lies_within_the_bounds_whatever_the_silent_think()
    {
        var stream = new SplitMix64(65);
        for (var world = 0; world < 200; world++)
        {
            var (up, response, silent) = (stream.NextUnit(), stream.NextUnit(), stream.NextUnit());
            var (bounds, truth) = (SatisfactionBounds.Of(up, response), (up * response) + (silent * (1 - response)));

            Assert.InRange(truth, bounds.Low - 1e-12, bounds.High + 1e-12);
        }
    }

    [Fact]
    public void Segments_count_by_their_share_of_users()
    {
        Assert.Equal(0.5, Value(PostStratification.Of([new(10, 10, 0.5), new(1000, 0, 0.5)])), 1e-12);
        Assert.Equal(Cause.NoPositivity, Assert.IsType<Measurement.Unknown>(PostStratification.Of([new(10, 5, 0.5), new(0, 0, 0.5)])).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Known>(PostStratification.Of([new(1, 1, 1)])).Cause);
        Assert.Throws<ArgumentException>(() => PostStratification.Of([new(10, 5, 0.9)]));
        Assert.Throws<ArgumentException>(() => PostStratification.Of([new(10, 11, 1)]));
    }

    [Fact]
    public void A_hundred_thousand_answers_are_no_wait()
    {
        var stream = new SplitMix64(66);
        var served = World(ref stream, 100_000);
        var clock = Stopwatch.StartNew();

        ResponseCorrection.Of(served);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static RatedServing[] World(ref SplitMix64 stream, int n)
    {
        var served = new RatedServing[n];
        for (var at = 0; at < n; at++)
        {
            var satisfied = stream.NextUnit() < 0.6;
            var propensity = satisfied ? 0.3 : 0.1;
            served[at] = new(stream.NextUnit() < propensity ? (satisfied ? 1 : 0) : null, propensity, 0.55);
        }

        return served;
    }

    private static bool Holds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval is { } bounds && bounds.Low <= 0.6 && 0.6 <= bounds.High;

    private static double Width(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value is var bounds ? bounds.High - bounds.Low : 0;

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
