using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class HumanCeilingTests
{
    [Fact]
    public void Each_person_is_held_against_the_majority_of_the_others()
    {
        // Item 1: all agree, 3 of 3. Item 2: the third is alone and for the others the rest tie, 0 of 1. Item 3: two people who differ, 0 of 2.
        var ceiling = HumanCeiling.Of([[1, 1, 0], [1, 1, 1], [1, 0, null]]);

        Assert.Equal(3 / 6.0, Value(ceiling), 1e-12);
        Assert.Equal(3, Assert.IsType<Measurement.Known>(ceiling).Count);
    }

    [Fact]
    public void The_order_of_people_does_not_matter() =>
        Assert.Equal(HumanCeiling.Of([[1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]]), HumanCeiling.Of([[1, 1, 1], [0, 1, 1], [1, 1, 0], [1, 0, 1]]));

    [Fact]
    public void Bounds_cover_the_truth()
    {
        // Three people, each right in 0.8: the other two agree with the one in 0.8³ + 0.2³ of the 0.68 in which those two agree.
        var truth = (Math.Pow(0.8, 3) + Math.Pow(0.2, 3)) / 0.68;
        var covered = Enumerable.Range(0, 500).Count(run =>
        {
            var stream = new SplitMix64((ulong)run + 50);
            double?[] Person() => [.. new double[60].Select(_ => (double?)(stream.NextUnit() < 0.8 ? 1 : 0))];
            var bounds = Bounds(HumanCeiling.Of([Person(), Person(), Person()]));
            return bounds.Low <= truth && truth <= bounds.High;
        });

        Assert.InRange(covered / 500.0, 0.93, 0.99);
    }

    [Fact]
    public void Without_others_there_is_no_ceiling()
    {
        Assert.Equal(Cause.InsufficientPairs, Refusal(HumanCeiling.Of([[1, 0]])));
        Assert.Equal(Cause.InsufficientPairs, Refusal(HumanCeiling.Of([])));
        Assert.Throws<ArgumentException>(() => HumanCeiling.Of([[1, 0], [1]]));
        Assert.Throws<ArgumentException>(() => HumanCeiling.Of([[1], [double.NaN]]));
    }

    [Fact]
    public void Ten_thousand_items_of_ten_people_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        HumanCeiling.Of([.. Enumerable.Range(1, 10).Select(person => Enumerable.Range(0, 10_000).Select(item => (double?)(item % person % 2)).ToArray())]);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }
}
