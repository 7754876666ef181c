using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Online;

public class JudgeWatchTests
{
    private const int Runs = 200;
    private const double Expected = 0.9;

    /// <summary>The stated delay: a judge that people agree with 7 times in ten instead of nine is found within 80 checks.</summary>
    [Fact]
    public void A_planted_error_is_found_within_the_stated_delay() =>
        Assert.InRange(Enumerable.Range(0, Runs).Count(run => JudgeWatch.Of(Checks((ulong)run, 80, 0.7), Expected).AlarmAt is not null), 180, Runs);

    [Fact]
    public void A_judge_as_good_as_expected_is_left_alone_at_every_look() =>
        Assert.InRange(Enumerable.Range(0, Runs).Count(run => JudgeWatch.Of(Checks((ulong)run, 1_000, Expected), Expected).AlarmAt is not null), 0, 17); // 5 in a hundred, and its spread

    [Fact]
    public void An_alarm_stays_where_it_was_raised()
    {
        var checks = Checks(1, 200, 0.5);
        var at = JudgeWatch.Of(checks, Expected).AlarmAt;

        Assert.Equal(at, JudgeWatch.Of([.. checks, .. Enumerable.Repeat(true, 500)], Expected).AlarmAt);
    }

    [Fact]
    public void Without_checks_nothing_is_measured()
    {
        var watch = JudgeWatch.Of([], Expected);

        Assert.IsType<Measurement.Unknown>(watch.Agreement);
        Assert.Null(watch.AlarmAt);
    }

    [Fact]
    public void An_expectation_that_is_none_is_refused() => Assert.Throws<ArgumentException>(() => JudgeWatch.Of([true], 1));

    [Fact]
    public void Ten_thousand_checks_are_quick()
    {
        var started = Stopwatch.GetTimestamp();

        JudgeWatch.Of(Checks(1, 10_000, 0.95), Expected);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(0.9, 0.6, true)]
    [InlineData(0.9, 0.4, false)]
    [InlineData(0.5, 0.4, true)]
    public void Scores_agree_on_one_side_of_one_half(double one, double other, bool agree) => Assert.Equal(agree, JudgeWatch.Agree(one, other));

    [Fact]
    public void A_share_is_the_share_of_traces_the_same_every_time_and_for_each_purpose_apart()
    {
        string[] traces = [.. Enumerable.Range(0, 20_000).Select(i => $"t{i}")];
        var taken = traces.Where(trace => OnlineShare.Place("shop", "tone", "evaluate", trace) < 0.1).ToArray();

        Assert.InRange(taken.Length, 1_850, 2_150);
        Assert.Equal(taken, traces.Where(trace => OnlineShare.Place("shop", "tone", "evaluate", trace) < 0.1));
        Assert.InRange(taken.Count(trace => OnlineShare.Place("shop", "tone", "spot_check", trace) < 0.5), 900, 1_100);
        Assert.InRange(taken.Count(trace => OnlineShare.Place("shop", "other", "evaluate", trace) < 0.1), 140, 260);
    }

    private static bool[] Checks(ulong seed, int n, double agreement)
    {
        var stream = SplitMix64.For(seed, "checks");
        return [.. Enumerable.Range(0, n).Select(_ => stream.NextUnit() < agreement)];
    }
}
