namespace Plumbline.Demo;

public sealed class ThumbRunTests(ITestOutputHelper output)
{
    private readonly Exposed[][] runs = ThumbRun.All.Value;

    [Fact]
    public void Without_bias_thumbs_teach_what_helps_and_nothing_is_held()
    {
        Assert.All(runs, run => Assert.True(run[0].Outcome.Low > 0, $"{run[0]}"));
        Assert.Equal(0, HoldRate(0));
    }

    [Fact]
    public void With_strong_bias_reward_rises_while_the_outcome_falls()
    {
        output.WriteLine(string.Join('\n', runs.Select(run => run[^1])));

        Assert.All(runs, run => Assert.True(run[^1].Reward.Low > 0, $"{run[^1]}"));
        Assert.InRange(HoldRate(ThumbRun.Biases.Length - 1), 0.95, 1);
    }

    [Fact]
    public void The_hold_rate_climbs_with_the_bias()
    {
        var rates = Enumerable.Range(0, ThumbRun.Biases.Length).Select(HoldRate).ToArray();

        output.WriteLine(string.Join(", ", rates.Zip(ThumbRun.Biases, (rate, bias) => $"bias {bias}: {rate:0.00}")));
        Assert.Equal(rates.Order(), rates);
        Assert.InRange(rates[1], 0.05, 0.60);
    }

    private double HoldRate(int bias) => runs.Average(run => run[bias].Held ? 1.0 : 0);
}
