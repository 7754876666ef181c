using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

public sealed class SampleSizeTests
{
    [Fact]
    public void Perfect_answers_need_what_the_exact_bound_needs() =>
        Assert.Equal(59, SampleSize.ForProportion(1, 0.95, 0.05, 0.8)); // 0.95⁵⁸ = 0.051, 0.95⁵⁹ = 0.048

    [Fact]
    public void No_right_answer_needs_few_to_refute() =>
        Assert.Equal(2, SampleSize.ForProportion(0, 0.8, 0.05, 0.8)); // 0.2² = 0.04

    [Theory]
    [InlineData(0.97, 0.95)]
    [InlineData(0.90, 0.92)]
    [InlineData(0.5, 0.4)]
    public void The_size_has_the_power_asked_for_and_one_item_less_has_not(double observed, double minimum)
    {
        var n = SampleSize.ForProportion(observed, minimum, 0.05, 0.8)!.Value;

        Assert.InRange(Power(n, observed, minimum), 0.8, 0.9);
        Assert.InRange(Power(n - 1, observed, minimum), 0, 0.8);
    }

    [Fact]
    public void A_share_at_its_minimum_is_never_settled()
    {
        Assert.Null(SampleSize.ForProportion(0.9, 0.9, 0.05, 0.8));
        Assert.Null(SampleSize.ForProportion(0.9, 0.9 + 1e-9, 0.05, 0.8));
        Assert.Null(SampleSize.ForMean(1, 0, 0.05, 0.8));
        Assert.Null(SampleSize.ForPaired(0.1, -0.02, 0.02, 0.05, 0.8));
    }

    [Fact]
    public void Nearly_a_million_and_more_than_a_million_continue_each_other()
    {
        var (below, above) = (SampleSize.ForProportion(0.50125, 0.5, 0.05, 0.8)!.Value, SampleSize.ForProportion(0.50124, 0.5, 0.05, 0.8)!.Value);

        Assert.InRange(below, 900_000, 1_000_500);
        Assert.InRange((double)above / below, 1, 1.03);
    }

    [Fact]
    public void A_smallest_passing_count_passes_and_one_less_does_not() =>
        Prop.ForAll(Gen.Choose(1, 300).Zip(Gen.Choose(1, 99)).ToArbitrary(), pair =>
        {
            var (n, minimum) = (pair.Item1, pair.Item2 / 100.0);
            return SampleSize.SmallestPassingCount(minimum, n, 0.05) is not { } count
                ? Proportion.Lower(n, n, 0.05) < minimum
                : Proportion.Lower(count, n, 0.05) >= minimum - 1e-12 && Proportion.Lower(count - 1, n, 0.05) < minimum;
        }).Check(Property.Fixed);

    [Fact]
    public void An_unchanged_run_of_that_many_items_passes_and_of_one_less_does_not()
    {
        var n = SampleSize.ForUnchanged(0.02, 0.05)!.Value;

        Assert.Equal(133, n); // 1.6449² · 0.98 / 0.02 = 132.6
        Assert.Equal(n, SampleSize.ForPaired(0, 0, 0.02, 0.05, 0.8));
        Assert.True(Lowest(n) > -0.02);
        Assert.True(Lowest(n - 1) < -0.02);
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForProportion(1.2, 0.9, 0.05, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForMean(-1, 0.1, 0.05, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.SmallestDetectableDrop(0.1, 0, 0.05, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.PowerNeededEach(0.8, 0));
    }

    [Fact]
    public void A_hundred_sizes_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        Assert.All(Enumerable.Range(1, 100), step => Assert.NotNull(SampleSize.ForProportion(0.9 + (step / 1000.0), 0.9, 0.05, 0.8)));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Power(int n, double observed, double minimum) => observed > minimum
        ? SampleSize.SmallestPassingCount(minimum, n, 0.05) is { } count ? Binomial.Survival(count - 1, n, observed) : 0
        : SampleSize.LargestFailingCount(minimum, n, 0.05) is { } most ? Binomial.Cdf(most, n, observed) : 0;

    private static double Lowest(int n) => Assert.IsType<Measurement.Known>(Tango.Of(0, 0, n, 0.90)).Interval!.Value.Low;
}
