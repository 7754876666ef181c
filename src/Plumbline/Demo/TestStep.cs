using Plumbline.Datasets;
using Plumbline.Evaluators;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Fresh test items: what each release would serve is judged blind, and every release gets its scorecard.</summary>
internal sealed class TestStep(DemoApi api, ServeStep serve, DemoSettings settings, BillingWorld world, Panel panel, string rubric)
{
    private static readonly Dictionary<string, EvaluatorSettings> Evaluators = new()
    {
        [Dimensions.NumericAccuracy] = new(AmountCheck.Kind),
        [Dimensions.PolicyAdherence] = new(HumanEvaluator.Kind),
        [Dimensions.Tone] = new(HumanEvaluator.Kind),
    };

    /// <summary>The slice of a round's test tickets.</summary>
    public static string Slice(int round) => $"test-{round}";

    public async Task<Tested> RunAsync(int round, string candidate, string production, Action<string> say, CancellationToken cancel)
    {
        say($"{DemoSettings.TestTickets} fresh test tickets");
        var attribute = $"test_{round}";
        var tickets = DraftedTicket.Slice(world, Slice(round), DemoSettings.TestTickets);
        await api.StateAsync("traces", [.. tickets.Select((ticket, i) => WorldFacts.Drafted(ticket, DemoCalendar.TestedFrom(round).AddMinutes(i), attribute, "test"))], cancel);

        string[] releases = [.. new[] { candidate, production, Optimizers.Policies.BaseRelease }.Distinct()];
        say($"people judge blind what {releases.Length} releases would serve");
        var labels = await JudgeAsync(releases, tickets, DemoCalendar.TestJudgedAt(round), cancel);
        var dataset = await api.PostAsync<CutSettings, DatasetReport>("datasets", new($"billing-test-{round}", rubric, settings.Seed, SplitAttribute: attribute), cancel);
        say("scoring");
        var cards = new Dictionary<string, ScorecardReport>();
        foreach (var release in releases)
        {
            cards[release] = await api.PostAsync<EvaluationRequest, ScorecardReport>("scorecards", new(release, dataset.Version, Evaluators), cancel);
        }

        return new(cards[candidate], cards[production], cards[Optimizers.Policies.BaseRelease], labels);
    }

    private async Task<int> JudgeAsync(string[] releases, DraftedTicket[] tickets, DateTimeOffset at, CancellationToken cancel)
    {
        var picks = new HashSet<(int Ticket, SupportBot.Candidate Draft)>();
        foreach (var release in releases)
        {
            picks.UnionWith((await serve.ChooseAsync(release, tickets, cancel)).Select((draft, i) => (i, draft)));
        }

        var labels = picks.OrderBy(pick => pick.Ticket).ThenBy(pick => pick.Draft.Index)
            .SelectMany(pick => panel.Blind(tickets[pick.Ticket].Ticket, pick.Draft, at))
            .ToArray();
        await api.StateAsync("labels", labels, cancel);
        return labels.Length;
    }
}

/// <summary>The scorecards of a round.</summary>
internal sealed record Tested(ScorecardReport Candidate, ScorecardReport Production, ScorecardReport Anchor, int Labels);
