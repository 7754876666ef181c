using Plumbline.Evaluators;
using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Promotions;
using Plumbline.Rubrics;
using Plumbline.Statistics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>The loop, round by round, through the public API alone. Every step may be repeated: ids and hashes make it the same step.</summary>
internal sealed class DemoLoop(DemoApi api, DemoStore store, DemoSettings settings)
{
    public async Task<IReadOnlyList<FinishedRound>> RunAsync(Action<string> say, Action<RoundReport> finished, CancellationToken cancel)
    {
        var world = new BillingWorld(settings.WorldSettings);
        var (rubric, lessons) = (await PublishAsync(WorldFiles.Rubric, cancel), await PublishAsync(settings.LearnsFromThumbs ? WorldFiles.ThumbsRubric : WorldFiles.Rubric, cancel));
        var serve = new ServeStep(api);
        var people = new WorldFacts(world, rubric);
        var teach = new TeachStep(api, settings, world, new(new(world, lessons)), lessons);
        var test = new TestStep(api, serve, settings, world, new(people), rubric);
        var expose = new ExposeStep(api, serve, world, people);
        var progress = await store.BeginAsync(settings, cancel);
        while (progress.Rounds.Count < settings.Rounds)
        {
            var number = progress.Rounds.Count + 1;
            var round = await RoundAsync(number, progress, rubric, (teach, test, expose), message => say($"round {number}: {message}"), cancel);
            await store.KeepAsync(round, cancel);
            progress = progress.After(round);
            finished(round.Report);
        }

        return progress.Rounds;
    }

    private async Task<FinishedRound> RoundAsync(
        int number, DemoProgress progress, string rubric, (TeachStep Teach, TestStep Test, ExposeStep Expose) steps, Action<string> say, CancellationToken cancel)
    {
        var taught = await steps.Teach.RunAsync(number, say, cancel);
        var tested = await steps.Test.RunAsync(number, taught.Checkpoint, progress.Production, say, cancel);
        await steps.Expose.RunAsync(number, taught.Checkpoint, progress.Rounds.Count == 0 ? null : progress.Rounds[^1].Report.Candidate, say, cancel);
        say("deciding on what is known by then");
        var gate = await api.PostAsync<GateRequest, KeptGate>(
            "gates", new(DemoSettings.GateFile(rubric), tested.Candidate.Id, tested.Production.Id, tested.Anchor.Id, Exposure: true), cancel);
        var promoted = gate.Decision.Verdict == "pass";
        if (promoted)
        {
            await api.PostAsync<PromotionRequest, Deployment>("promotions", new(gate.Id), cancel);
        }

        var production = promoted ? taught.Checkpoint : progress.Production;
        var report = Report(number, taught, tested, gate, promoted, promoted ? $"round-{number}" : NameOf(progress));
        var outcome = promoted ? report.Outcome : production == Optimizers.Policies.BaseRelease ? report.AnchorOutcome : progress.Rounds[^1].Outcome;
        return new(report, production, Scores(promoted ? tested.Candidate : tested.Production), outcome);
    }

    private static string NameOf(DemoProgress progress) => progress.Rounds.Count == 0 ? Optimizers.Policies.BaseRelease : progress.Rounds[^1].Report.Production;

    private static RoundReport Report(int number, Taught taught, Tested tested, KeptGate gate, bool promoted, string production)
    {
        var evidence = gate.Decision.Governors.Single(finding => finding.Id == RewardOutcomeGap.Id).Evidence;
        return new(
            number, $"round-{number}", DemoCalendar.DecidedAt(number), Figure(evidence, "candidate_reward"), Figure(evidence, "candidate_outcome"), Figure(evidence, "reference_reward"), Figure(evidence, "reference_outcome"),
            Scores(tested.Candidate), Scores(tested.Anchor), Minima(gate), gate.Decision.Verdict, [.. gate.Decision.Reasons, .. gate.Decision.Dimensions.SelectMany(dimension => dimension.Reasons.Select(reason => $"{dimension.Dimension}: {reason}"))],
            gate.Decision.Governors, promoted, production, new(tested.Candidate.Id, tested.Production.Id, tested.Anchor.Id),
            new(taught.Tickets, taught.Labels, tested.Labels, taught.Pairs, tested.Candidate.Items, DemoSettings.ExposureArm));
    }

    private static Dictionary<string, DemoFigure> Scores(ScorecardReport card) =>
        Dimensions.All.ToDictionary(dimension => dimension, dimension => DemoFigure.Of(card.Dimensions[dimension].Score));

    /// <summary>What the gate asked for, by dimension; null where it asked for nothing.</summary>
    private static Dictionary<string, double?> Minima(KeptGate gate) =>
        Dimensions.All.ToDictionary(name => name, name => gate.Decision.Dimensions.FirstOrDefault(dimension => dimension.Dimension == name)?.Minimum);

    private static DemoFigure Figure(IReadOnlyDictionary<string, WireMeasurement> evidence, string name) =>
        evidence.TryGetValue(name, out var measured) ? DemoFigure.Of(measured) : new(null, null, 0, "not compared");

    private async Task<string> PublishAsync(string yaml, CancellationToken cancel) =>
        (await api.PostAsync<Rubric, PublishedRubric>("rubrics", new RubricYaml("rubric.yaml").Read(yaml), cancel)).Version;
}
