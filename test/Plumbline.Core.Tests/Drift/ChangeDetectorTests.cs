using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class ChangeDetectorTests
{
    [Fact]
    public void Page_and_hinkley_follow_their_own_mean()
    {
        // Nothing forgotten, nothing tolerated: after 1, 1, 4 the mean is 2 and the sum 2.
        var state = new PageHinkley(0, 1.9, 3, 1).Next(1).Next(1);

        Assert.False(state.Alarm);
        Assert.True(state.Next(4).Alarm);
        Assert.False(state.Next(4).Next(4).Alarm);
    }

    [Fact]
    public void Page_and_hinkley_see_a_fall_as_they_see_a_rise()
    {
        var stream = SplitMix64.For(31, "hinkley");
        var (there, back) = (new PageHinkley(0.1, 8), new PageHinkley(0.1, 8));
        var alarms = 0;
        foreach (var value in Normals(ref stream, 300).Concat(Normals(ref stream, 100, 2)))
        {
            (there, back) = (there.Next(value), back.Next(-value));
            Assert.Equal(there.Alarm, back.Alarm);
            alarms += there.Alarm ? 1 : 0;
        }

        Assert.True(alarms >= 1);
        Assert.Throws<ArgumentException>(() => there.Next(double.NaN));
    }

    [Fact]
    public void The_adaptive_window_drops_what_is_old_and_keeps_what_is_new()
    {
        var stream = SplitMix64.For(32, "adwin");
        var (window, first) = (new AdaptiveWindow(), 0);
        foreach (var (index, value) in Normals(ref stream, 1000).Concat(Normals(ref stream, 400, 2)).Index())
        {
            first = window.Add(value) && first == 0 ? index : first;
        }

        Assert.InRange(first, 1000, 1064);
        Assert.InRange(window.Count, 300, 440);
        Assert.Equal(2, window.Mean, 0.25);
    }

    [Fact]
    public void The_adaptive_window_keeps_everything_while_nothing_changes_and_its_mean_is_exact()
    {
        var stream = SplitMix64.For(33, "still");
        var (window, values) = (new AdaptiveWindow(), Normals(ref stream, 20_000));
        var alarms = values.Count(window.Add);

        Assert.Equal((0, 20_000), (alarms, window.Count));
        Assert.Equal(values.Average(), window.Mean, 1e-12);
    }

    [Fact]
    public void A_step_from_0_to_1_leaves_nearly_nothing_but_ones()
    {
        // A bucket of 8 zeros is too little to be told from chance, whatever it is next to.
        var window = new AdaptiveWindow();
        bool[] dropped = [.. Enumerable.Range(0, 128).Select(index => window.Add(index < 64 ? 0 : 1))];

        Assert.Equal(95, Array.IndexOf(dropped, true));
        Assert.Equal((72, Math.Round(64 / 72.0, 12)), (window.Count, Math.Round(window.Mean, 12)));
    }

    [Fact]
    public void A_window_of_nothing_has_no_values_and_odd_ones_are_refused()
    {
        Assert.Equal((0, 0), (new AdaptiveWindow().Count, new AdaptiveWindow().Mean));
        Assert.Throws<ArgumentException>(() => new AdaptiveWindow().Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveWindow(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveWindow(mostOfASize: 1));
    }

    [Fact]
    public void A_million_values_take_a_moment()
    {
        var (stream, window, hinkley, clock) = (SplitMix64.For(34, "many"), new AdaptiveWindow(), new PageHinkley(), Stopwatch.StartNew());
        foreach (var value in Normals(ref stream, 1_000_000))
        {
            window.Add(value);
            hinkley = hinkley.Next(value);
        }

        Assert.InRange(window.Count, 1, 1_000_000);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }
}
