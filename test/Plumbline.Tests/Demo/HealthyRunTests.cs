namespace Plumbline.Demo;

public sealed class HealthyRunTests(ITestOutputHelper output)
{
    private readonly HealthyRun[] runs = HealthyRun.All.Value;

    [Fact]
    public void Five_hundred_labelled_tickets_lift_accuracy_from_the_seventies_above_ninety()
    {
        output.WriteLine(string.Join('\n', runs.AsEnumerable()));

        Assert.All(runs, run => Assert.InRange(run.Before.Numeric, 0.70, 0.80));
        Assert.All(runs, run => Assert.InRange(run.After.Numeric, 0.915, 1));
    }

    [Fact]
    public void Policy_and_tone_do_not_fall_below_their_start()
    {
        Assert.All(runs, run => Assert.True(run.After.Policy > run.Before.Policy, $"{run}"));
        Assert.All(runs, run => Assert.True(run.After.Tone > run.Before.Tone, $"{run}"));
    }

    [Fact]
    public void Shuffled_labels_improve_nothing()
    {
        Assert.All(runs, run => Assert.True(run.Shuffled.Numeric < run.Before.Numeric + 0.02, $"{run}"));
        Assert.True(runs.Average(run => run.Shuffled.Numeric - run.Before.Numeric) < 0, string.Join('\n', runs.AsEnumerable()));
    }

    [Fact]
    public void More_labels_never_lower_the_median_accuracy()
    {
        var medians = Enumerable.Range(0, runs[0].BySize.Length).Select(Median).ToArray();

        Assert.Equal(medians.Order(), medians);
        Assert.True(medians[^1] > medians[0] + 0.02, string.Join(", ", medians));
    }

    private double Median(int size) => runs.Select(run => run.BySize[size].Numeric).Order().ElementAt(runs.Length / 2);
}
