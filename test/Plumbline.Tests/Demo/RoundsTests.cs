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
    public async Task Without_a_server_it_ends_where_the_demo_ends()
    {
        var (_, report, _) = await DemoProcess.Whole.Value;

        foreach (var (i, round) in report["rounds"]!.AsArray().Index())
        {
            var decision = WireGateDecision.Of(healthy[0].Decisions[i]);
            Assert.Equal(decision.Verdict, round!["verdict"]!.GetValue<string>());
            Assert.All(decision.Dimensions, dimension => Assert.Equal(
                (dimension.Score, dimension.N), (round["scores"]![dimension.Dimension]!["value"]!.GetValue<double>(), round["scores"]![dimension.Dimension]!["n"]!.GetValue<int>())));
            Assert.Equal(decision.Governors[0].Reasons, round["governors"]![0]!["reasons"]!.AsArray().Select(reason => reason!.GetValue<string>()));
        }
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

        Assert.All(healthy, run => Assert.True(run.Shuffled.Numeric < (run.Before.Numeric + run.After.Numeric) / 2, $"{run}"));
        Assert.True(healthy.Average(run => run.Shuffled.Numeric - run.Before.Numeric) < 0, All(healthy));
    }

    [Fact]
    public void Shuffled_labels_promote_nothing()
    {
        var decisions = healthy.Select(run => (run.Seed, Decision: run.ShuffledDecision)).ToArray();
        output.WriteLine(string.Join('\n', decisions.Select(shuffled => $"seed {shuffled.Seed}: {shuffled.Decision.Verdict}, {string.Join(' ', shuffled.Decision.Dimensions.Select(dimension => $"{dimension.Dimension} {dimension.Verdict}"))}")));

        Assert.All(decisions, shuffled => Assert.NotEqual(Verdict.Pass, shuffled.Decision.Verdict));
    }

    [Fact]
    public void More_labels_never_lower_the_median_accuracy()
    {
        var medians = Enumerable.Range(0, healthy[0].BySize.Count).Select(Median).ToArray();

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

    [Fact]
    public void Biased_thumbs_raise_the_reward_lower_the_outcome_and_promote_nothing()
    {
        output.WriteLine(All(Rounds.RewardHack.Value));

        Assert.All(Rounds.RewardHack.Value, run =>
        {
            Assert.All(run.Decisions, decision => Assert.NotEqual(Verdict.Pass, decision.Verdict));
            Assert.True(run.Changes[^1] is { Reward.Low: > 0, Outcome.High: < 0 }, $"{run}");
        });
        Assert.InRange(Rounds.RewardHack.Value.Sum(run => run.Changes.Count(change => change.Outcome.High < 0)), 14, 15);
    }

    [Fact]
    public void What_reads_well_passes_a_gate_of_manners_and_only_the_governor_holds_it()
    {
        Assert.All(Rounds.RewardHack.Value, run => Assert.Equal((Verdict.Pass, Verdict.Held), (run.Manners(governed: false).Verdict, run.Manners(governed: true).Verdict)));
        Assert.All(Rounds.NullTwin.Value, run => Assert.Equal((Verdict.Pass, Verdict.Pass), (run.Manners(governed: false).Verdict, run.Manners(governed: true).Verdict)));
    }

    [Fact]
    public void Unbiased_thumbs_are_never_held() =>
        Assert.All(Rounds.NullTwin.Value, run => Assert.All(run.Changes, change => Assert.True(change.Outcome.High >= 0, $"{run}")));

    private double Median(int size) => healthy.Select(run => run.BySize[size].Numeric).Order().ElementAt(healthy.Length / 2);

    private static string All(Rounds[] runs) => string.Join('\n', runs.AsEnumerable());
}
