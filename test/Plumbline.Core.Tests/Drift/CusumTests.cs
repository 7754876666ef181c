using Plumbline.Statistics;
using static Plumbline.Drift.Seen;

namespace Plumbline.Drift;

public sealed class CusumTests
{
    [Fact]
    public void What_exceeds_the_allowance_adds_up_until_it_alarms()
    {
        var state = new Cusum(0.5, 2).Next(1.5).Next(1).Next(-1).Next(2);

        Assert.Equal((1.5, 0, false), (state.Up, state.Down, state.Alarm));
        Assert.True(state.Next(1.1).Alarm);
    }

    [Fact]
    public void A_fall_mirrors_a_rise()
    {
        var stream = SplitMix64.For(8, "cusum");
        var (there, back) = (new Cusum(0.25, 4), new Cusum(0.25, 4));
        foreach (var value in Normals(ref stream, 200))
        {
            (there, back) = (there.Next(value), back.Next(-value));
            Assert.Equal((there.Up, there.Down), (back.Down, back.Up));
        }
    }

    [Theory]
    [InlineData(0.5, 4, 0)]
    [InlineData(0.5, 4, 1)]
    [InlineData(0.25, 6, 0.25)]
    public void The_run_length_is_that_of_simulated_runs(double allowance, double threshold, double shift)
    {
        var stream = SplitMix64.For(9, "run length");
        const int Runs = 1500;
        var values = 0L;
        for (var run = 0; run < Runs; run++)
        {
            for (var state = new Cusum(allowance, threshold); state.Up <= threshold; values++)
            {
                state = state.Next(stream.NextNormal() + shift);
            }
        }

        var (seen, told) = (values / (double)Runs, Cusum.RunLength(allowance, threshold, shift));
        Say($"k {allowance}, h {threshold}, shift {shift}: {seen:0.0} seen, {told:0.0} told");
        Assert.InRange(seen / told, 0.9, 1.1);
    }

    [Fact]
    public void The_threshold_is_where_the_run_length_is_as_asked()
    {
        foreach (var (length, allowance) in new[] { (50.0, 0.5), (1000, 0.5), (1e6, 0.25), (200, 1) })
        {
            Assert.Equal(1, Cusum.RunLength(allowance, Cusum.ThresholdFor(length, allowance)) / length, 1e-7);
        }

        Assert.Equal(0, Cusum.ThresholdFor(5, 3));
    }

    [Fact]
    public void Without_a_drift_of_the_sum_the_formula_has_its_limit() =>
        Assert.Equal(Cusum.RunLength(0.5, 4, 0.5 + 1e-6), Cusum.RunLength(0.5, 4, 0.5 + 1e-4), 0.02);

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Cusum(0.5, 4).Next(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.RunLength(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.ThresholdFor(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.ThresholdFor(double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.RunLength(0.5, 4, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.RunLength(1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgreementEvidence(0.9).Alarm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.RunLength(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlertBudget.FalseAlarmsPerDay(1, 1, 2));
    }

    [Fact]
    public void A_budget_of_one_false_alarm_a_month_sets_the_threshold()
    {
        var length = AlertBudget.RunLength(60, 24, 30);

        Assert.Equal(43_200, length);
        Assert.Equal(1 / 30.0, 60 * 24 / Cusum.RunLength(0.5, Cusum.ThresholdFor(length, 0.5)), 1e-6);
    }
}
