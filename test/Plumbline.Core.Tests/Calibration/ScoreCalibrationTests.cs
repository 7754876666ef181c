using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class ScoreCalibrationTests
{
    [Fact]
    public void The_number_of_labels_picks_the_method()
    {
        string[] methods = [.. new[] { 29, 30, 99, 100 }.Select(labels => ScoreCalibration.Fit(Scored(labels).Scores, Scored(labels).Passed).Method)];

        Assert.Equal(["none", "platt", "platt", "isotonic"], methods);
    }

    [Fact]
    public void Both_methods_find_the_true_probabilities()
    {
        var (scores, passed) = Scored(20_000);
        var (platt, isotonic) = (PlattScaling.Fit(scores, passed), IsotonicRegression.Fit(scores, passed));

        Assert.All(Enumerable.Range(1, 9), tenth => Assert.Equal(tenth / 10.0, isotonic.At(tenth / 10.0), 0.05));
        Assert.All(Enumerable.Range(3, 5), tenth => Assert.Equal(tenth / 10.0, platt.At(tenth / 10.0), 0.05));
    }

    [Fact]
    public void The_order_of_rows_and_the_unit_of_the_scores_change_nothing()
    {
        var (scores, passed) = Scored(80);
        var (there, back) = (PlattScaling.Fit(scores, passed), PlattScaling.Fit([.. scores.Reverse()], [.. passed.Reverse()]));
        var scaled = PlattScaling.Fit([.. scores.Select(score => (1000 * score) - 7)], passed);

        Assert.Equal(there, back);
        Assert.Equal(there.At(0.3), scaled.At(293), 1e-9);
        Assert.Equal(IsotonicRegression.Fit(scores, passed).Fitted, IsotonicRegression.Fit([.. scores.Reverse()], [.. passed.Reverse()]).Fitted);
    }

    [Fact]
    public void The_isotonic_curve_never_falls_and_keeps_the_number_of_passes()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var (scores, passed) = Scored(150, seed);
            var curve = IsotonicRegression.Fit(scores, passed);

            Assert.Equal(curve.Fitted.Order(), curve.Fitted);
            Assert.Equal(passed.Count(one => one), scores.Sum(curve.At), 1e-9);
        }
    }

    [Fact]
    public void Scores_that_separate_the_classes_or_never_vary_still_have_a_curve()
    {
        var separate = PlattScaling.Fit([1, 2, 3, 4], [false, false, true, true]);
        var flat = PlattScaling.Fit([5, 5, 5], [true, true, false]);

        Assert.InRange(separate.At(4), 0.7, 0.999);
        Assert.Equal((0, flat.At(5)), (flat.Slope, flat.At(99)));
        Assert.Equal(((2 * 0.75) + (1 / 3.0)) / 3, flat.At(5), 1e-9);
    }

    [Fact]
    public void What_cannot_be_fitted_says_why()
    {
        Assert.Equal(Cause.Underpowered, Refusal(ScoreCalibration.Fit([], []).At(1)));
        Assert.Equal(Cause.NoVariation, Refusal(ScoreCalibration.Fit(Scored(50).Scores, new bool[50]).At(1)));
        Assert.Throws<ArgumentException>(() => ScoreCalibration.Fit([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([], []));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1], []));
        Assert.Throws<ArgumentException>(() => ScoreCalibration.Fit(Scored(50).Scores, Scored(50).Passed).At(double.NaN));
    }

    [Fact]
    public void Half_a_million_labels_take_a_moment()
    {
        var (scores, passed) = Scored(500_000);
        var clock = Stopwatch.StartNew();

        Assert.Equal("isotonic", ScoreCalibration.Fit(scores, passed).Method);
        Assert.InRange(PlattScaling.Fit(scores, passed).Slope, 3, 6);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }
}
