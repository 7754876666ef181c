using Plumbline.Feedback;
using Plumbline.Signals;
using SupportBot;
using Outcome = Plumbline.Outcomes.Outcome;

namespace Plumbline.Demo;

/// <summary>A slice of real traffic each for the candidate and, in the same time, for the anchor release.</summary>
internal sealed class ExposeStep(DemoApi api, ServeStep serve, BillingWorld world, WorldFacts facts)
{
    public async Task RunAsync(int round, string candidate, Action<string> say, CancellationToken cancel)
    {
        var anchor = Optimizers.Policies.BaseRelease;
        foreach (var (release, slice) in new[] { (candidate, $"exposure-{round}-candidate"), (anchor, $"exposure-{round}-anchor") })
        {
            say($"{DemoSettings.ExposureArm} customers are served by {(release == anchor ? "the anchor release" : "the candidate")}");
            await ServeAsync(release, slice, DemoSettings.StartOf(round).AddDays(6), cancel);
        }
    }

    private async Task ServeAsync(string release, string slice, DateTimeOffset from, CancellationToken cancel)
    {
        var tickets = Enumerable.Range(0, DemoSettings.ExposureArm).Select(index => world.Ticket(slice, index))
            .Select(ticket => (ticket, world.Candidates(ticket, DemoSettings.Drafts))).ToArray();
        var answers = await serve.ChooseAsync(release, tickets, cancel);
        var served = tickets.Zip(answers, (pair, answer) => (pair.ticket, answer)).Select((pair, i) => (pair.ticket, pair.answer, At: from.AddMinutes(3 * i))).ToArray();
        await api.StateAsync("traces", [.. served.Select(one => facts.Served(one.ticket, one.answer, release, one.At))], cancel);

        var reactions = served.Select(one => facts.Reactions(one.ticket, one.answer, one.At)).ToArray();
        await api.StateAsync<FeedbackEntry>("feedback", [.. reactions.Select(reaction => reaction.Thumb).OfType<FeedbackEntry>()], cancel);
        await api.StateAsync<Signal>("signals", [.. reactions.SelectMany(reaction => reaction.Signals)], cancel);
        await api.StateAsync<Outcome>("outcomes", [.. served.Select(one => facts.Later(one.ticket, one.answer, one.At)).OfType<Outcome>()], cancel);
    }
}
