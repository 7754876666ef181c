using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class CalibrationErrorTests
{
    [Fact]
    public void Two_bins_worked_by_hand()
    {
        // 0.2 stated, 1 of 4 true: gap 0.05. 0.9 stated, 3 of 6 true: gap 0.4.
        var error = CalibrationError.Of([0.2, 0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9], [true, false, false, false, true, true, true, false, false, false]);

        Assert.Equal((0.4 * 0.05) + (0.6 * 0.4), Value(error.EqualWidth), 1e-12);
        Assert.Equal(0.4, Value(error.Largest), 1e-12);
        Assert.Equal(((0.64 + (3 * 0.04)) + (3 * 0.01) + (3 * 0.81)) / 10, Value(error.Brier), 1e-12);
        Assert.Equal([4, 6], error.Bins.Select(bin => bin.Items));

        // 0.85 and 0.95 are in different tenths, 0.95 and 1 in the same.
        Assert.Equal([1, 2], CalibrationError.Of([0.85, 0.95, 1], [true, true, true]).Bins.Select(bin => bin.Items));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter_even_between_equal_probabilities()
    {
        var (stated, passed) = Scored(357);
        var (there, back) = (CalibrationError.Of(stated, passed), CalibrationError.Of([.. stated.Reverse()], [.. passed.Reverse()]));

        Assert.Equal(
            [Value(there.EqualWidth), Value(there.EqualMass), Value(there.Largest), Value(there.Brier), Value(there.LogLoss)],
            [Value(back.EqualWidth), Value(back.EqualMass), Value(back.Largest), Value(back.Brier), Value(back.LogLoss)]);
    }

    [Fact]
    public void Turning_pass_into_fail_leaves_the_proper_scores()
    {
        var (stated, passed) = Scored(200);
        var (there, back) = (CalibrationError.Of(stated, passed), CalibrationError.Of([.. stated.Select(one => 1 - one)], [.. passed.Select(one => !one)]));

        Assert.Equal(Value(there.Brier), Value(back.Brier), 1e-12);
        Assert.Equal(Value(there.LogLoss), Value(back.LogLoss), 1e-9);
    }

    [Fact]
    public void True_probabilities_have_less_error_the_more_items_there_are()
    {
        double[] errors = [.. new[] { 50, 500, 50_000 }.Select(items => Value(CalibrationError.Of(Scored(items).Scores, Scored(items).Passed).EqualWidth))];

        Assert.Equal(errors.OrderDescending(), errors);
        Assert.InRange(errors[2], 0, 0.01);
    }

    [Fact]
    public void Few_items_say_so_and_none_are_unknown()
    {
        Assert.Single(Known(CalibrationError.Of([0.5], [true]).EqualWidth).Warnings);
        Assert.Empty(Known(CalibrationError.Of(Scored(100).Scores, Scored(100).Passed).EqualMass).Warnings);
        Assert.Equal(Cause.TooFew, Refusal(CalibrationError.Of([], []).Brier));
        Assert.Throws<ArgumentException>(() => CalibrationError.Of([1.2], [true]));
        Assert.Throws<ArgumentException>(() => CalibrationError.Of([0.2], []));
    }

    [Fact]
    public void A_certainty_that_was_wrong_costs_a_finite_loss() =>
        Assert.Equal(-Math.Log(1e-15), Value(CalibrationError.Of([1, 0], [false, true]).LogLoss), 0.1);

    [Fact]
    public void Half_a_million_items_take_a_moment()
    {
        var (stated, passed) = Scored(500_000);
        var clock = Stopwatch.StartNew();

        Assert.InRange(Value(CalibrationError.Of(stated, passed).EqualMass), 0, 0.01);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }
}
