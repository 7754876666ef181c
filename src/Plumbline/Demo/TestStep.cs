using Plumbline.Datasets;
using Plumbline.Evaluators;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Fresh test items: what each release would serve is judged blind, and every release gets its scorecard.</summary>
internal sealed class TestStep(DemoApi api, ServeStep serve, DemoSettings settings, BillingWorld world, WorldFacts facts, string rubric)
{
    private static readonly string[] JudgedByPeople = [Dimensions.PolicyAdherence, Dimensions.Tone];

    private static readonly Dictionary<string, EvaluatorSettings> Evaluators = new()
    {
        [Dimensions.NumericAccuracy] = new(AmountCheck.Kind),
        [Dimensions.PolicyAdherence] = new(HumanEvaluator.Kind),
        [Dimensions.Tone] = new(HumanEvaluator.Kind),
    };

    public async Task<Tested> RunAsync(int round, string candidate, string production, Action<string> say, CancellationToken cancel)
    {
        say($"{DemoSettings.TestTickets} fresh test tickets");
        var attribute = $"test_{round}";
        var at = DemoSettings.StartOf(round).AddDays(3);
        var tickets = Enumerable.Range(0, DemoSettings.TestTickets).Select(index => world.Ticket($"test-{round}", index))
            .Select(ticket => (ticket, Drafts: world.Candidates(ticket, DemoSettings.Drafts))).ToArray();
        await api.StateAsync("traces", [.. tickets.Select((pair, i) => WorldFacts.Drafted(pair.ticket, pair.Drafts, at.AddMinutes(i), attribute, "test"))], cancel);

        string[] releases = [.. new[] { candidate, production, Optimizers.Policies.BaseRelease }.Distinct()];
        say($"people judge blind what {releases.Length} releases would serve");
        var labels = await JudgeAsync(releases, tickets, at, cancel);
        var dataset = await api.PostAsync<CutSettings, DatasetReport>("datasets", new($"billing-test-{round}", rubric, settings.Seed, SplitAttribute: attribute), cancel);
        say("scoring");
        var cards = new Dictionary<string, ScorecardReport>();
        foreach (var release in releases)
        {
            cards[release] = await api.PostAsync<EvaluationRequest, ScorecardReport>("scorecards", new(release, dataset.Version, Evaluators), cancel);
        }

        return new(cards[candidate], cards[production], cards[Optimizers.Policies.BaseRelease], labels);
    }

    private async Task<int> JudgeAsync(string[] releases, (Ticket ticket, IReadOnlyList<SupportBot.Candidate> Drafts)[] tickets, DateTimeOffset at, CancellationToken cancel)
    {
        var picks = new HashSet<(int Ticket, SupportBot.Candidate Draft)>();
        foreach (var release in releases)
        {
            picks.UnionWith((await serve.ChooseAsync(release, tickets, cancel)).Select((draft, i) => (i, draft)));
        }

        var labels = picks.OrderBy(pick => pick.Ticket).ThenBy(pick => pick.Draft.Index)
            .SelectMany(pick => JudgedByPeople.Select(dimension => facts.Judged(
                BillingWorld.Annotators[pick.Ticket % BillingWorld.Annotators.Count], tickets[pick.Ticket].ticket, pick.Draft, dimension, at.AddDays(1))))
            .ToArray();
        await api.StateAsync("labels", labels, cancel);
        return labels.Length;
    }
}

/// <summary>The scorecards of a round.</summary>
internal sealed record Tested(ScorecardReport Candidate, ScorecardReport Production, ScorecardReport Anchor, int Labels);
