using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class RoganGladenTests
{
    [Fact]
    public void The_errors_of_the_judge_are_taken_off()
    {
        // 0.62 = 0.8 · 0.7 + 0.2 · 0.3: the share that a judge of 0.7 and 0.7 sees where 0.8 are right.
        Assert.Equal(0.8, Value(RoganGladen.Of(620, 1000, new(70, 30, 30, 70))), 1e-12);
    }

    [Fact]
    public void Turning_pass_into_fail_mirrors_the_bounds()
    {
        var (there, back) = (Bounds(RoganGladen.Of(640, 1000, new(45, 5, 12, 68))), Bounds(RoganGladen.Of(360, 1000, new(68, 12, 5, 45))));

        Assert.Equal(there.Low, 1 - back.High, 1e-12);
        Assert.Equal(there.High, 1 - back.Low, 1e-12);
    }

    [Fact]
    public void More_labels_make_it_narrower()
    {
        double[] widths = [.. new[] { 1, 2, 4, 8 }.Select(times => Bounds(RoganGladen.Of(700, 1000, new(40 * times, 10 * times, 10 * times, 40 * times)))).Select(bounds => bounds.High - bounds.Low)];

        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Fact]
    public void A_share_that_the_error_rates_do_not_allow_is_moved_to_the_end_and_says_so()
    {
        var measured = Known(RoganGladen.Of(10, 1000, new(90, 10, 10, 90)));

        Assert.Equal((0, 1), (measured.Value, measured.Warnings.Count));
    }

    [Fact]
    public void What_cannot_be_corrected_says_why()
    {
        Assert.Equal(Cause.JudgeNotBetterThanChance, Refusal(RoganGladen.Of(5, 10, new(5, 5, 5, 5))));
        Assert.Equal(Cause.NoVariation, Refusal(RoganGladen.Of(5, 10, new(5, 5, 0, 0))));
        Assert.Equal(Cause.TooFew, Refusal(RoganGladen.Of(0, 0, new(5, 5, 5, 5))));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoganGladen.Of(11, 10, new(5, 5, 5, 5)));
    }

    [Fact]
    public void Labels_go_where_the_judge_errs_more()
    {
        Assert.Equal(50, RoganGladen.PassesToLabel(100, 0.5, 0.8, 0.8));
        Assert.Equal(90, RoganGladen.PassesToLabel(100, 0.9, 0.8, 0.8));

        // 100 / (1 + (1/0.9 − 1) √κ), κ = 0.5 · 0.5 / (0.9 · 0.1).
        Assert.Equal((int)Math.Round(100 / (1 + ((1 / 0.9) - 1) * Math.Sqrt(0.25 / 0.09))), RoganGladen.PassesToLabel(100, 0.9, 0.9, 0.5));
    }
}
