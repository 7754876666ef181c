using System.Diagnostics;
using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class DecouplingTests
{
    [Fact]
    public void A_line_without_scatter_has_its_slope_and_the_errors_it_was_given()
    {
        var slopes = TwoSlopes.Of([.. Enumerable.Range(0, 7).Select(time => new DriftWindow(time, 50, 0.5 + (0.01 * time), 0.02, 0.9 - (0.02 * time), 0.02))]);

        Assert.Equal((0.01, -0.02), (Math.Round(Value(slopes.Reward), 12), Math.Round(Value(slopes.Outcome), 12)));

        // Σ (t − 3)² = 28.
        Assert.Equal(1.959964 * 0.02 / Math.Sqrt(28), Bounds(slopes.Outcome).High - Value(slopes.Outcome), 1e-7);
        Assert.Equal(Math.Max(Value(slopes.RewardUp), Value(slopes.OutcomeDown)), Value(slopes.Both.P));
    }

    [Fact]
    public void Order_of_windows_and_unit_of_time_change_no_alarm()
    {
        var windows = Windows(0.01, -0.01, 5);
        var (there, back) = (TwoSlopes.Of(windows), TwoSlopes.Of([.. windows.Reverse().Select(window => window with { Time = (window.Time * 7) + 1000 })]));

        Assert.Equal(Value(there.Both.P), Value(back.Both.P), 1e-12);
        Assert.Equal(Value(there.Reward), Value(back.Reward) * 7, 1e-12);
    }

    [Fact]
    public void Both_have_to_happen_for_an_alarm()
    {
        Assert.True(TwoSlopes.Of(Windows(0.02, -0.02, 1)).Both.Alarm(0.05));
        Assert.False(TwoSlopes.Of(Windows(0.02, 0.02, 1)).Both.Alarm(0.05));
        Assert.False(TwoSlopes.Of(Windows(-0.02, -0.02, 1)).Both.Alarm(0.05));
        Assert.Equal(Cause.Underpowered, Refusal(TwoSlopes.Of(Windows(0.02, -0.02, 1)[..5]).Both.P));
    }

    [Fact]
    public void An_outcome_that_does_not_fall_seldom_alarms_while_the_reward_rises()
    {
        var alarms = Enumerable.Range(0, 1000).Count(run => TwoSlopes.Of(Windows(0.03, 0, 100 + (ulong)run)).Both.Alarm(0.05) == true);

        Say($"reward rises, outcome does not fall: {alarms / 1000.0:0.000} false alarms at 0.05");
        Assert.InRange(alarms / 1000.0, 0.01, 0.075);
    }

    [Fact]
    public void Small_windows_join_and_keep_every_item()
    {
        DriftWindow[] windows = [.. Windows(0.01, -0.01, 5).Select(window => window with { Items = 8 })];
        var merged = DriftWindow.Merge([.. windows.Reverse()]);

        Assert.All(merged, window => Assert.InRange(window.Items, 20, 40));
        Assert.Equal(96, merged.Sum(window => window.Items));
        Assert.Equal(windows.Average(window => window.Reward), merged.Sum(window => window.Reward * window.Items) / 96, 1e-12);
        Assert.Equal(windows[0].RewardError / Math.Sqrt(3), merged[0].RewardError, 1e-12);
        Assert.Equal(windows, DriftWindow.Merge(windows, 8));
    }

    [Fact]
    public void The_same_reward_buying_less_is_seen_before_the_mean_outcome_falls()
    {
        var items = Items(3000, inflation: 0.02, seed: 1);
        var drift = EqualRewardDrift.Of(items);
        var mean = Correlation.Of([.. items.Select(item => item.Window)], [.. items.Select(item => item.Outcome)]);

        Assert.True(drift.Inflated.Alarm(0.01));
        Assert.True(Bounds(mean) is { Low: < 0, High: > 0 });
        Assert.InRange(Value(drift.OfWindow), -0.03, -0.01);
    }

    [Fact]
    public void Without_inflation_it_alarms_as_seldom_as_it_says()
    {
        var alarms = Enumerable.Range(0, 400).Count(run => EqualRewardDrift.Of(Items(300, inflation: 0, seed: (ulong)run)).Inflated.Alarm(0.05) == true);

        Say($"no inflation: {alarms / 400.0:0.000} false alarms at 0.05");
        Assert.InRange(alarms / 400.0, 0.015, 0.09);
    }

    [Fact]
    public void Copies_inside_a_cluster_add_no_evidence()
    {
        JointItem[] once = [.. Items(600, 0.02, 3).Select((item, index) => item with { Cluster = $"{index}" })];
        var (one, many) = (EqualRewardDrift.Of(once), EqualRewardDrift.Of([.. once, .. once, .. once]));

        Assert.Equal(Value(one.OfWindow), Value(many.OfWindow), 1e-9);
        Assert.Equal(Bounds(one.OfWindow).High, Bounds(many.OfWindow).High, 1e-3);
        Assert.Equal("cluster-robust", Bounds(many.OfWindow).Method);
    }

    [Fact]
    public void What_cannot_be_fitted_says_why()
    {
        Assert.Equal(Cause.Underpowered, Refusal(EqualRewardDrift.Of(Items(100, 0, 1)).Inflated.P));
        Assert.Equal(Cause.Underpowered, Refusal(EqualRewardDrift.Of([]).OfReward));
        Assert.Equal(Cause.NoVariation, Refusal(EqualRewardDrift.Of([.. Items(600, 0, 1).Select(item => item with { Reward = 2 * item.Window })]).Intercept));
        Assert.Throws<ArgumentException>(() => EqualRewardDrift.Of([new(0, double.NaN, 1)]));
        Assert.Throws<ArgumentException>(() => TwoSlopes.Of([new(0, 10, 1, 0, 1, 1)]));
    }

    [Fact]
    public void A_lost_correlation_is_seen()
    {
        Assert.Equal(0, Value(CorrelationDrop.Of(0.5, 50, 0.5, 80).Effect));
        Assert.Equal(0.5, Value(CorrelationDrop.Of(0.5, 50, 0.5, 80).P), 1e-12);
        Assert.True(CorrelationDrop.Of(0.6, 200, 0.1, 200).Alarm(0.001));
        Assert.Equal(1, Value(CorrelationDrop.Of(0.3, 90, 0.6, 70).P) + Value(CorrelationDrop.Of(0.6, 70, 0.3, 90).P), 1e-12);
        Assert.Equal(Cause.TooFew, Refusal(CorrelationDrop.Of(0.5, 3, 0.5, 80).P));
        Assert.Equal(Cause.ZeroVariance, Refusal(CorrelationDrop.Of(1, 30, 0.5, 80).P));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationDrop.Of(0.5, 30, double.NaN, 80));
    }

    [Fact]
    public void Together_they_name_the_tests_that_alarm()
    {
        var apart = Decoupling.Of(Windows(0.02, -0.02, 1), Items(3000, 0.02, 1));
        var well = Decoupling.Of(Windows(0.02, 0.02, 1), Items(600, 0, 2));

        Assert.Contains("two_slopes", apart.Alarms(0.05));
        Assert.Contains("equal_reward", apart.Alarms(0.05));
        Assert.Equal((true, false), (apart.Alarm(0.05), well.Alarm(0.05)));
        Assert.Null(Decoupling.Of([], []).Alarm(0.05));
    }

    [Fact]
    public void The_earlier_half_of_the_windows_is_the_base_of_the_correlation()
    {
        var items = Items(600, 0, 2);
        JointItem[] noise = [.. items.Select((item, index) => item.Window < 5 ? item : item with { Reward = index * 7 % 11 })];
        var correlation = Decoupling.Of([], noise).Correlation;

        Assert.Equal(CorrelationDrop.Of([.. noise.Where(item => item.Window < 5)], [.. noise.Where(item => item.Window >= 5)]), correlation);
        Assert.Equal(["correlation"], Decoupling.Of([], noise).Alarms(0.05).Where(name => name == "correlation"));
    }

    [Fact]
    public void A_hundred_thousand_items_take_a_moment()
    {
        var (items, clock) = (Items(100_000, 0.001, 5), Stopwatch.StartNew());

        Assert.True(EqualRewardDrift.Of(items).Inflated.P is Measurement.Known);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    private static DriftWindow[] Windows(double reward, double outcome, ulong seed)
    {
        var stream = SplitMix64.For(seed, "windows");
        var windows = new DriftWindow[12];
        for (var time = 0; time < 12; time++)
        {
            windows[time] = new(time, 100, 0.6 + (reward * time) + (0.01 * stream.NextNormal()), 0.01, 0.8 + (outcome * time) + (0.01 * stream.NextNormal()), 0.01);
        }

        return windows;
    }

    /// <summary>Ten windows of a reward that rises by as much as it inflates, so that the outcome's chance stays.</summary>
    private static JointItem[] Items(int count, double inflation, ulong seed)
    {
        var stream = SplitMix64.For(seed, "items");
        var items = new JointItem[count];
        for (var item = 0; item < count; item++)
        {
            var (window, worth) = (item % 10, stream.NextUnit());
            items[item] = new(window, worth + (inflation * window), stream.NextUnit() < worth ? 1 : 0);
        }

        return items;
    }
}
