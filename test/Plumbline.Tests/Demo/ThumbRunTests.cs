using Plumbline.Statistics.Distributions;

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
    public void The_hold_rate_goes_up_with_the_bias_from_5_in_100_or_less_to_95_or_more()
    {
        int[] held = [.. Enumerable.Range(0, ThumbRun.Biases.Length).Select(bias => runs.Count(run => run[bias].Held))];
        output.WriteLine(string.Join(", ", held.Zip(ThumbRun.Biases, (count, bias) => FormattableString.Invariant($"bias {bias}: {count} of {runs.Length}"))));

        Assert.InRange(HoldRate(0), 0, 0.05);
        Assert.InRange(HoldRate(held.Length - 1), 0.95, 1);
        Assert.All(Enumerable.Range(1, held.Length - 1), bias => Assert.True(
            ChanceOfFall(bias) > 0.05, $"{held[bias - 1]} of {runs.Length} are held at bias {ThumbRun.Biases[bias - 1]}, {held[bias]} at {ThumbRun.Biases[bias]}."));
    }

    /// <summary>
    /// The chance, were two neighbours alike, that so many of the seeds that they disagree on are held at the weaker bias only: the sign test,
    /// since a seed is the same customers at every bias.
    /// </summary>
    private double ChanceOfFall(int bias)
    {
        var (lost, gained) = (runs.Count(run => run[bias - 1].Held && !run[bias].Held), runs.Count(run => !run[bias - 1].Held && run[bias].Held));
        return Binomial.Survival(lost - 1, lost + gained, 0.5);
    }

    private double HoldRate(int bias) => runs.Average(run => run[bias].Held ? 1.0 : 0);
}
