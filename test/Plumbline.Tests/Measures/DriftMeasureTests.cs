using System.Diagnostics;
using System.Globalization;
using Plumbline.Fakes;

namespace Plumbline.Measures;

public sealed class DriftMeasureTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task Two_samples_differ_by_their_means_at_the_level_asked_for()
    {
        const string Table = "sample,value\nreference,1\nreference,2\nreference,3\ncurrent,4\ncurrent,5\ncurrent,7";
        async Task<(double Value, double Width)> Mean(string level)
        {
            var mean = (await folder.JsonAsync("drift", Table, "--level", level))["figures"]!["mean"]!["effect"]!;
            return (mean["value"]!.GetValue<double>(), mean["interval"]!["hi"]!.GetValue<double>() - mean["interval"]!["lo"]!.GetValue<double>());
        }

        Assert.Equal((16 / 3.0) - 2, (await Mean("0.9")).Value, 12);
        Assert.True((await Mean("0.99")).Width > (await Mean("0.9")).Width);
    }

    [Fact]
    public async Task Shares_of_0_and_1_are_compared_as_shares()
    {
        var mean = (await folder.JsonAsync("drift", "sample,value\nreference,1\nreference,1\nreference,0\ncurrent,0\ncurrent,0\ncurrent,1"))["figures"]!["mean"]!["effect"]!;

        Assert.Equal(-1 / 3.0, mean["value"]!.GetValue<double>(), 12);
        Assert.Equal("newcombe", mean["interval"]!["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_running_sum_alarms_soon_after_a_stream_has_moved()
    {
        var values = Enumerable.Range(0, 120).Select(n => ((n * 7 % 11) - 5 + (n < 80 ? 0 : 5)).ToString(CultureInfo.InvariantCulture));

        var alarm = (await folder.JsonAsync("drift", $"value\n{string.Join('\n', values)}", "--reference", "60"))["figures"]!["cusum"]!["alarm"]!;

        Assert.True(alarm["raised"]!.GetValue<bool>());
        Assert.InRange(alarm["line"]!.GetValue<int>(), 83, 92);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(2, false)]
    public async Task Evidence_against_agreement_alarms_when_it_has_fallen(int wrongOfForty, bool alarms)
    {
        var values = Enumerable.Range(0, 120).Select(n => n < 40 || n * 7 % 40 >= wrongOfForty ? "pass" : "fail");

        var alarm = (await folder.JsonAsync("drift", $"value\n{string.Join('\n', values)}", "--expected", "0.9"))["figures"]!["evidence"]!["alarm"]!;

        Assert.Equal(alarms, alarm["raised"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Without_a_share_that_should_hold_there_is_no_evidence() =>
        Assert.Equal("no_criteria", (await folder.JsonAsync("drift", "value\n1\n0\n1"))["figures"]!["evidence"]!["effect"]!["reason"]!.GetValue<string>());

    [Fact]
    public async Task Several_columns_of_numbers_are_points()
    {
        var rows = Enumerable.Range(0, 60).Select(n => $"{(n % 2 == 0 ? "reference" : "current")},{n * 13 % 31},{((n * 13 % 31) * (n % 2 == 0 ? 1 : -1)) + (n * 5 % 3)}");

        var answer = await folder.JsonAsync("drift", $"sample,x,y\n{string.Join('\n', rows)}", "--seed", "3");

        Assert.Equal("points", answer["kind"]!.GetValue<string>());
        Assert.Equal(3, answer["seed"]!.GetValue<int>());
        Assert.True(answer["figures"]!["mean_discrepancy"]!["p"]!["value"]!.GetValue<double>() < 0.01);
        Assert.NotNull(answer["figures"]!["gap_of_y"]);
    }

    [Fact]
    public async Task Very_many_categories_are_counted_in_one_pass()
    {
        var rows = Enumerable.Range(0, 40_000).Select(n => $"{(n % 2 == 0 ? "reference" : "current")},word{n}");
        var watch = Stopwatch.StartNew();

        await folder.JsonAsync("drift", $"sample,value\n{string.Join('\n', rows)}");

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    public void Dispose() => folder.Dispose();
}
