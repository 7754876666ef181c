using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class SelfConsistencyTests
{
    [Fact]
    public void Pairs_of_answers_are_counted_by_item()
    {
        // Pairs that agree: 3 of 3, 1 of 3, 0 of 1; one item was asked once.
        var judge = SelfConsistency.Of([[1, 1, 1], [1, 1, 0], [0, null, 1], [1]]);

        Assert.Equal(4 / 9.0, Value(judge.Agreement), 1e-12);
        Assert.Equal(1 / 3.0, Value(judge.Unanimous), 1e-12);
        Assert.Equal(3, Assert.IsType<Measurement.Known>(judge.Agreement).Count);
    }

    [Fact]
    public void Neither_the_order_of_answers_nor_their_names_matter() =>
        Assert.Equal(SelfConsistency.Of([[1, 0, 1], [0, 0], [2, 1]]), SelfConsistency.Of([[7, 5], [4, 4], [1, 1, 9]]));

    [Fact]
    public void A_judge_that_never_wavered_may_yet()
    {
        var judge = SelfConsistency.Of([.. Enumerable.Repeat<double?[]>([1, 1, 1], 20)]);

        Assert.Equal(1, Value(judge.Agreement));
        Assert.Equal((Math.Pow(0.025, 1 / 20.0), 1), (Bounds(judge.Agreement).Low, Bounds(judge.Agreement).High), (one, other) => Math.Abs(one.Item1 - other.Item1) < 0.01 && one.Item2 == other.Item2);
    }

    [Fact]
    public void Bounds_cover_the_truth()
    {
        // An item's verdict is 1 with a chance of 0.9 or 0.5; three answers: 0.82 and 0.5 of pairs agree.
        var covered = Enumerable.Range(0, 500).Count(run =>
        {
            var stream = new SplitMix64((ulong)run);
            double?[] Item(double chance) => [.. new double[3].Select(_ => (double?)(stream.NextUnit() < chance ? 1 : 0))];
            var bounds = Bounds(SelfConsistency.Of([.. Enumerable.Range(0, 40).Select(item => Item(stream.NextUnit() < 0.5 ? 0.9 : 0.5))]).Agreement);
            return bounds.Low <= 0.66 && 0.66 <= bounds.High;
        });

        Assert.InRange(covered / 500.0, 0.93, 0.99);
    }

    [Fact]
    public void Nothing_asked_twice_says_nothing()
    {
        Assert.Equal(Cause.InsufficientPairs, Refusal(SelfConsistency.Of([[1], [null, 0]]).Agreement));
        Assert.Throws<ArgumentException>(() => SelfConsistency.Of([[1, double.NaN]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SelfConsistency.Of([[1, 1], [0, 1]], 1));
    }

    [Fact]
    public void A_hundred_thousand_items_are_no_wait()
    {
        var clock = Stopwatch.StartNew();

        SelfConsistency.Of([.. Enumerable.Range(0, 100_000).Select(item => new double?[] { item % 3, item % 2, item % 3 })]);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
