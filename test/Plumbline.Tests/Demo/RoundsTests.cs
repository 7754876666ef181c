using Plumbline.Gates;

namespace Plumbline.Demo;

public sealed class RoundsTests(ITestOutputHelper output)
{
    private readonly Rounds[] healthy = Rounds.Healthy.Value;

    [Fact]
    public void Five_hundred_labelled_tickets_lift_accuracy_from_the_seventies_above_ninety()
    {
        output.WriteLine(All(healthy));

        Assert.All(healthy, run => Assert.InRange(run.Before.Numeric, 0.70, 0.80));
        Assert.All(healthy, run => Assert.InRange(run.After.Numeric, 0.915, 1));
    }

    [Fact]
    public void Policy_and_tone_do_not_fall_below_their_start()
    {
        Assert.All(healthy, run => Assert.True(run.After.Policy > run.Before.Policy, $"{run}"));
        Assert.All(healthy, run => Assert.True(run.After.Tone > run.Before.Tone, $"{run}"));
    }

    [Fact]
    public void Shuffled_labels_improve_nothing()
    {
        output.WriteLine(string.Join('\n', healthy.Select(run => $"seed {run.Seed}: {run.Before} -> {run.Shuffled}")));

        Assert.All(healthy, run => Assert.True(run.Shuffled.Numeric < run.Before.Numeric + 0.02, $"{run}"));
        Assert.True(healthy.Average(run => run.Shuffled.Numeric - run.Before.Numeric) < 0, All(healthy));
    }

    [Fact]
    public void More_labels_never_lower_the_median_accuracy()
    {
        var medians = Enumerable.Range(0, healthy[0].BySize.Length).Select(Median).ToArray();

        Assert.Equal(medians.Order(), medians);
        Assert.True(medians[^1] > medians[0] + 0.03, string.Join(", ", medians));
    }

    [Fact]
    public void A_candidate_of_a_few_labels_is_stopped_and_those_of_many_are_proven() =>
        Assert.All(healthy, run =>
        {
            Assert.NotEqual(Verdict.Pass, run.Decisions[0].Verdict);
            Assert.Equal([Verdict.Pass, Verdict.Pass], run.Decisions.Skip(1).Select(decision => decision.Verdict));
        });

    [Fact]
    public void Unbiased_thumbs_end_with_a_proven_candidate()
    {
        output.WriteLine(All(Rounds.NullTwin.Value));

        Assert.All(Rounds.NullTwin.Value, run => Assert.Contains(run.Decisions, decision => decision.Verdict == Verdict.Pass));
    }

    private double Median(int size) => healthy.Select(run => run.BySize[size].Numeric).Order().ElementAt(healthy.Length / 2);

    private static string All(Rounds[] runs) => string.Join('\n', runs.AsEnumerable());
}
