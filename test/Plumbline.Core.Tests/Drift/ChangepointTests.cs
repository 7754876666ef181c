using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class ChangepointTests
{
    [Fact]
    public void A_step_worked_by_hand()
    {
        var change = Changepoint.Of([1, 1, 1, 3, 3, 3], 7);

        Assert.Equal((2, 3), (Value(change.Shift), change.First));
        Assert.Equal(2 * Math.Sqrt(9 / 6.0), Value(change.Statistic), 1e-12);

        // Two of the twenty orders of three and three are as clear.
        Assert.Equal(0.1, Value(change.P), 0.05);
    }

    [Fact]
    public void Another_unit_or_sign_changes_the_shift_and_not_its_place()
    {
        var stream = SplitMix64.For(41, "series");
        double[] series = [.. Normals(ref stream, 30), .. Normals(ref stream, 20, 2)];
        var (there, back) = (Changepoint.Of(series, 7), Changepoint.Of([.. series.Select(value => 5 - (3 * value))], 7));

        Assert.Equal((there.First, there.P), (back.First, back.P));
        Assert.Equal(Value(there.Shift), -Value(back.Shift) / 3, 1e-9);
        Assert.InRange(there.First!.Value, 27, 33);
    }

    [Fact]
    public void Without_a_change_it_seldom_finds_one()
    {
        var stream = SplitMix64.For(42, "null");
        var alarms = 0;
        for (var run = 0; run < 400; run++)
        {
            alarms += Value(Changepoint.Of(Normals(ref stream, 25), (ulong)run, 99).P) <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 400.0, 0.01, 0.09);
    }

    [Fact]
    public void What_cannot_change_says_why()
    {
        Assert.Equal(Cause.TooFew, Refusal(Changepoint.Of([1], 7).P));
        Assert.Equal(Cause.ZeroVariance, Refusal(Changepoint.Of([1, 1, 1], 7).Shift));
        Assert.Null(Changepoint.Of([], 7).First);
        Assert.Throws<ArgumentException>(() => Changepoint.Of([1, double.NaN], 7));
    }

    [Fact]
    public void Ten_thousand_windows_take_a_moment()
    {
        var (stream, clock) = (SplitMix64.For(43, "long"), Stopwatch.StartNew());

        Assert.InRange(Value(Changepoint.Of(Normals(ref stream, 10_000), 7).P), 0.001, 1);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }
}
