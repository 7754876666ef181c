using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

public sealed class UnderfitTests
{
    [Theory]
    [InlineData(0.478, 1, 9, "Not shown yet: 9 held-out pairs are too few to tell it from a coin, with an accuracy between 0.478 and 1.000.")]
    [InlineData(0.025, 1, 1, "Not shown yet: 1 held-out pair is too few to tell it from a coin, with an accuracy between 0.025 and 1.000.")]
    [InlineData(0.38, 0.58, 90, "Not shown yet: 90 held-out pairs are too few to tell it from a coin, with an accuracy between 0.380 and 0.580.")]
    [InlineData(0.42, 0.58, 160, "The held-out accuracy is between 0.420 and 0.580, a coin's: the labels taught nothing that holds.")]
    public void Too_few_pairs_are_not_taken_for_labels_that_taught_nothing(double low, double high, int pairs, string reason) =>
        Assert.Equal(new(true, reason), Underfit.Of(Measured(low, high, pairs)));

    [Fact]
    public void Pairs_that_count_together_are_told()
    {
        var measured = Measured(0.478, 1, 9) with { Warnings = ["9 pairs of 5 prompts count as 5 independent ones."] };

        Assert.EndsWith("1.000. 9 pairs of 5 prompts count as 5 independent ones.", Underfit.Of(measured).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Above_a_coin_is_no_cause_for_a_warning() => Assert.False(Underfit.Of(Measured(0.501, 0.9, 40)).Fires);

    [Fact]
    public void What_has_no_interval_is_not_shown() =>
        Assert.Equal(new(true, "Not shown yet: the held-out accuracy has no interval, as all held-out pairs are of one prompt."), Underfit.Of(new Measurement.Known(1, 9, Cause: Cause.TooFew)));

    private static Measurement.Known Measured(double low, double high, int pairs) => new((low + high) / 2, pairs, new Interval(low, high, 0.95, "clopper-pearson"));
}
