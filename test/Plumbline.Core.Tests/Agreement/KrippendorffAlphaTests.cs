using System.Diagnostics;

namespace Plumbline.Agreement;

public sealed class KrippendorffAlphaTests
{
    [Theory]
    [InlineData(Scale.Nominal, 0.743)]
    [InlineData(Scale.Ordinal, 0.815)]
    [InlineData(Scale.Interval, 0.849)]
    [InlineData(Scale.Ratio, 0.797)]
    public void Published_example_gives_the_published_value(Scale scale, double expected)
    {
        var alpha = Some.Known(KrippendorffAlpha.Of(Some.Published, scale));

        Assert.Equal(expected, alpha.Value, 0.0005);
        Assert.Equal(11, alpha.Count);
    }

    [Theory]
    [InlineData(Scale.Nominal)]
    [InlineData(Scale.Ordinal)]
    [InlineData(Scale.Interval)]
    [InlineData(Scale.Ratio)]
    public void Order_of_ratings_and_items_does_not_matter(Scale scale)
    {
        var shuffled = Some.Published.Reverse().Select(item => item.Reverse().ToArray());

        Assert.Equal(Some.Known(KrippendorffAlpha.Of(Some.Published, scale)).Value, Some.Known(KrippendorffAlpha.Of(shuffled, scale)).Value);
    }

    [Fact]
    public void An_interval_scale_may_be_shifted_and_stretched()
    {
        var moved = Some.Published.Select(item => item.Select(rating => 100 - (3 * rating)).ToArray());

        Assert.Equal(Some.Known(KrippendorffAlpha.Of(Some.Published, Scale.Interval)).Value, Some.Known(KrippendorffAlpha.Of(moved, Scale.Interval)).Value, 1e-12);
    }

    [Fact]
    public void An_ordinal_scale_may_be_bent()
    {
        var bent = Some.Published.Select(item => item.Select(rating => rating * rating * rating).ToArray());

        Assert.Equal(Some.Known(KrippendorffAlpha.Of(Some.Published, Scale.Ordinal)).Value, Some.Known(KrippendorffAlpha.Of(bent, Scale.Ordinal)).Value);
    }

    [Fact]
    public void Systematic_disagreement_is_below_zero() =>
        Assert.Equal(-1.0 / 2, Some.Known(KrippendorffAlpha.Of([[1, 2], [2, 1]], Scale.Nominal)).Value, 1e-12); // 1 − 3 · 4 / 8

    [Fact]
    public void One_rating_an_item_is_not_measurable() =>
        Assert.Equal(Statistics.Cause.InsufficientPairs, Some.Refusal(KrippendorffAlpha.Of([[1], [0]], Scale.Nominal)));

    [Theory]
    [InlineData(Scale.Nominal)]
    [InlineData(Scale.Interval)]
    public void Ratings_without_variation_are_not_perfect_agreement(Scale scale) =>
        Assert.Equal(Statistics.Cause.NoVariation, Some.Refusal(KrippendorffAlpha.Of([[0.1, 0.1], [0.1, 0.1, 0.1]], scale)));

    [Fact]
    public void What_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of([[1, double.NaN]], Scale.Interval));

    [Fact]
    public void A_hundred_thousand_items_are_no_wait()
    {
        var many = Some.Pairs(100_000);
        var clock = Stopwatch.StartNew();

        KrippendorffAlpha.Of(many, Scale.Interval);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }
}
