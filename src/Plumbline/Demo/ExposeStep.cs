using Plumbline.Feedback;
using Plumbline.Signals;
using SupportBot;
using Outcome = Plumbline.Outcomes.Outcome;

namespace Plumbline.Demo;

/// <summary>A slice of real traffic each for the candidate and, in the same time, for the anchor release.</summary>
internal sealed class ExposeStep(DemoApi api, ServeStep serve, BillingWorld world, WorldFacts facts)
{
    private readonly Dictionary<string, ServedTicket[]> answered = [];

    /// <summary>Serves both arms of a round, and states what is known of their customers when the gate decides.</summary>
    /// <param name="round">The round.</param>
    /// <param name="candidate">Its candidate.</param>
    /// <param name="before">The candidate of the round before; null in the first.</param>
    /// <param name="say">Tells people.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RunAsync(int round, string candidate, string? before, Action<string> say, CancellationToken cancel)
    {
        if (before is not null)
        {
            await CatchUpAsync(round - 1, before, cancel);
        }

        foreach (var isCandidate in new[] { true, false })
        {
            say($"{DemoSettings.ExposureArm} customers are served by {(isCandidate ? "the candidate" : "the anchor release")}");
            var release = isCandidate ? candidate : Optimizers.Policies.BaseRelease;
            var served = await ServeAsync(round, isCandidate, release, cancel);
            await api.StateAsync("traces", [.. served.Select(one => facts.Served(one.Ticket, one.Answer, release, one.At))], cancel);
            var reactions = served.Select(one => facts.Reactions(one.Ticket, one.Answer, one.At)).ToArray();
            await api.StateAsync<FeedbackEntry>("feedback", [.. reactions.Select(reaction => reaction.Thumb).OfType<FeedbackEntry>()], cancel);
            await api.StateAsync<Signal>("signals", [.. reactions.SelectMany(reaction => reaction.Signals)], cancel);
            await api.StateAsync<Outcome>("outcomes", ServedTicket.Outcomes(facts, served, DemoCalendar.DecidedAt(round)).Known, cancel);
        }
    }

    /// <summary>What became known of a round's customers only after its gate had decided: stated before the next exposure, when it has happened.</summary>
    private async Task CatchUpAsync(int round, string candidate, CancellationToken cancel)
    {
        foreach (var isCandidate in new[] { true, false })
        {
            var served = await ServeAsync(round, isCandidate, isCandidate ? candidate : Optimizers.Policies.BaseRelease, cancel);
            await api.StateAsync<Outcome>("outcomes", ServedTicket.Outcomes(facts, served, DemoCalendar.DecidedAt(round)).Later, cancel);
        }
    }

    /// <summary>Who was served what; asked of the server once in a process, and again after a kill, with the same answer.</summary>
    private async Task<ServedTicket[]> ServeAsync(int round, bool isCandidate, string release, CancellationToken cancel)
    {
        var slice = ServedTicket.Slice(round, isCandidate);
        if (!answered.TryGetValue(slice, out var served))
        {
            var tickets = DraftedTicket.Slice(world, slice, DemoSettings.ExposureArm);
            answered[slice] = served = ServedTicket.InTurn(round, tickets, await serve.ChooseAsync(release, tickets, cancel));
        }

        return served;
    }
}
