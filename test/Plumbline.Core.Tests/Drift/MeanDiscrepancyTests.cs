using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class MeanDiscrepancyTests
{
    [Fact]
    public void Four_points_on_a_line_worked_by_hand()
    {
        // Squared distances 1, 1 within; 9, 16, 4, 9 between: median 6.5.
        var (effect, _, median) = MeanDiscrepancy.InOrder([[0], [1]], [[3], [4]], new(1), 1);
        double Kernel(double square) => Math.Exp(-square / 6.5);

        Assert.Equal(6.5, median);
        Assert.Equal((2 * Kernel(1)) - (((2 * Kernel(9)) + Kernel(16) + Kernel(4)) / 2), effect, 1e-12);
    }

    [Fact]
    public void Order_of_points_shifts_and_a_common_scale_change_nothing()
    {
        var (first, second) = (Points(40, 0, 1), Points(30, 0.5, 2));
        double[][] Moved(double[][] points) => [.. points.Select(point => point.Select(axis => (axis * 4) + 1).ToArray())];
        var there = MeanDiscrepancy.Of(first, second, 5);

        Assert.Equal(there, MeanDiscrepancy.Of([.. first.Reverse()], [.. second.Reverse()], 5));
        Assert.Equal(Value(there.Effect), Value(MeanDiscrepancy.Of(Moved(first), Moved(second), 5).Effect), 1e-9);
    }

    [Fact]
    public void A_change_of_spread_alone_is_seen_and_no_change_seldom_alarms()
    {
        double[][] wide = [.. Points(100, 0, 3).Select(point => point.Select(axis => axis * 2).ToArray())];
        var alarms = Enumerable.Range(0, 100).Count(run => MeanDiscrepancy.Of(Points(25, 0, 100 + (ulong)run), Points(25, 0, 300 + (ulong)run), (ulong)run, 99).Alarm(0.05) == true);

        Assert.True(MeanDiscrepancy.Of(Points(100, 0, 4), wide, 5).Alarm(0.01));
        Assert.InRange(alarms, 0, 12);
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        Assert.Equal(Cause.TooFew, Refusal(MeanDiscrepancy.Of([[1, 2, 3]], Points(5, 0, 1), 1).P));
        Assert.Equal(Cause.ZeroVariance, Refusal(MeanDiscrepancy.Of([[1], [1], [1]], [[1], [1]], 1).Effect));
        Assert.Throws<ArgumentException>(() => MeanDiscrepancy.Of([[1], [1, 2]], [[1], [1]], 1));
        Assert.Throws<ArgumentException>(() => MeanDiscrepancy.Of([[1], [double.NaN]], [[1], [1]], 1));
    }

    [Fact]
    public void Ten_thousand_points_are_drawn_from_and_say_so()
    {
        var clock = Stopwatch.StartNew();
        var test = MeanDiscrepancy.Of(Points(10_000, 0, 1), Points(10_000, 0.3, 2), 9);

        Assert.Equal(1000, Assert.IsType<Measurement.Known>(test.Effect).Count);
        Assert.Single(Assert.IsType<Measurement.Known>(test.Effect).Warnings);
        Assert.True(test.Alarm(0.01));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void The_middle_of_a_cloud_turns_with_it()
    {
        Assert.Equal(1, Value(CentroidDrift.Of([[1, 1], [3, 3]], [[5, 5]])), 1e-12);
        Assert.Equal(0, Value(CentroidDrift.Of([[1, 0]], [[0, 2], [0, 4]])), 1e-12);
        Assert.Equal(Cause.ZeroVariance, Refusal(CentroidDrift.Of([[1, 0], [-1, 0]], [[0, 2]])));
        Assert.Equal(Cause.TooFew, Refusal(CentroidDrift.Of([], [[0, 2]])));
        Assert.Throws<ArgumentException>(() => CentroidDrift.Of([[1]], [[0, 2]]));
    }

    private static double[][] Points(int count, double shift, ulong seed)
    {
        var stream = SplitMix64.For(seed, "points");
        var points = new double[count][];
        for (var point = 0; point < count; point++)
        {
            points[point] = Normals(ref stream, 3, shift);
        }

        return points;
    }
}
