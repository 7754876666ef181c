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
    public void A_ratio_scale_starts_at_nothing()
    {
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of([[-1, 1], [3, 3], [-2, 2]], Scale.Ratio));
        Assert.Throws<ArgumentException>(() => AgreementTriple.Of([[1, 1], [3, 3]], [-1, 1, 3], Scale.Ratio, 1));
    }

    [Theory]
    [InlineData(0, 6)] // from 1 to 400: an integral
    [InlineData(0.001, 0.2)] // within a fifth: a series
    [InlineData(30, 60)] // a hundred million million million million apart
    public void Many_values_on_a_ratio_scale_are_those_of_every_pair(double from, double to)
    {
        var stream = new Statistics.SplitMix64(3);
        double[] values = [.. Enumerable.Range(0, 120).Select(_ => Math.Exp(from + ((to - from) * stream.NextUnit()))).Append(to > 1 ? 0 : 1).Order()];
        double[] used = [.. values.Select((_, place) => (double)(place % 3))];

        var pairs = values.Select((one, row) => values.Select((other, column) => used[row] * used[column] * (one == other ? 0 : Math.Pow((one - other) / (one + other), 2))).Sum()).Sum();

        Assert.Equal(1, new RatioSpread(values).Of(used) / pairs, 1e-11);
    }

    [Theory]
    [InlineData(Scale.Ratio)]
    [InlineData(Scale.Interval)]
    [InlineData(Scale.Ordinal)]
    public void Thousands_of_values_are_resampled_without_a_wait(Scale scale)
    {
        var stream = new Statistics.SplitMix64(4);
        double[][] items = [.. Enumerable.Range(0, 5_000).Select(_ => 100 * stream.NextUnit()).Select(truth => new[] { truth, truth * (0.9 + (0.2 * stream.NextUnit())) })];
        double[] domain = [.. items.SelectMany(item => item).Distinct().Order()];
        var clock = Stopwatch.StartNew();

        var alpha = Some.Known(AgreementTriple.Of(items, domain, scale, 1).Alpha);

        TestContext.Current.TestOutputHelper?.WriteLine($"{scale}: {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(alpha.Value, 0.9, 1);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 40);
    }

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
