using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;
using SupportBot;
using Candidate = Plumbline.Traces.Candidate;
using Outcome = Plumbline.Outcomes.Outcome;

namespace Plumbline.Demo;

/// <summary>What the simulated product and its people state, as facts of the public API. All of it is marked as simulated.</summary>
internal sealed class WorldFacts(BillingWorld world, string rubric)
{
    /// <summary>A ticket with the bot's drafts, to be judged or tested; <paramref name="split"/> names its role.</summary>
    public static Trace Drafted(DraftedTicket drafted, DateTimeOffset at, string attribute, string split) => new(
        drafted.Ticket.Id, at, Asked(drafted.Ticket),
        Conversation: drafted.Ticket.Conversation, User: drafted.Ticket.User, Model: BillingWorld.BaseModel, Family: BillingWorld.BaseFamily,
        Candidates: [.. drafted.Drafts.Select(draft => new Candidate(draft.Id, draft.Text, draft.Model, draft.Family, draft.Temperature))],
        Reference: JsonSerializer.SerializeToElement(new { amount = drafted.Ticket.Reference.Amount, text = drafted.Ticket.Reference.Text }),
        Attributes: new Dictionary<string, string>(drafted.Ticket.Facts) { ["simulated"] = "true", [attribute] = split });

    /// <summary>A ticket as a release served it to its customer.</summary>
    public Trace Served(Ticket ticket, SupportBot.Candidate answer, string release, DateTimeOffset at)
    {
        var usage = world.Usage(ticket, answer);
        return new(
            ticket.Id, at, Asked(ticket), answer.Text,
            Conversation: ticket.Conversation, User: ticket.User, Model: BillingWorld.BaseModel, Family: BillingWorld.BaseFamily, Release: release,
            Spans: ServedSteps.Of(usage, at), InputTokens: DemoSettings.Drafts * usage.InputTokens, OutputTokens: DemoSettings.Drafts * usage.OutputTokens,
            CostUsd: usage.Cost(DemoSettings.Drafts), LatencyMilliseconds: (usage.LookUp + usage.Drafting).TotalMilliseconds,
            Attributes: new Dictionary<string, string>(ticket.Facts) { ["simulated"] = "true" });
    }

    /// <summary>What the bot was asked.</summary>
    public static IReadOnlyList<Message> Asked(Ticket ticket) => [new("system", ticket.Briefing), new("user", ticket.Question)];

    /// <summary>
    /// One annotator's blind judgement of one draft. The annotator sees the ticket and the draft to judge and nothing else, and no model chose
    /// the ticket: every ticket of a round is judged.
    /// </summary>
    public Label Judged(Annotator annotator, Ticket ticket, SupportBot.Candidate draft, string dimension, DateTimeOffset at)
    {
        var judgement = world.Judge(annotator, ticket, draft, dimension);
        return new(
            judgement.Id, ticket.Id, dimension, judgement.Annotator, Origin.HumanBlind, at, judgement.Score, judgement.Score is null, draft.Id,
            Rubric: rubric, Exposures: [], SelectedBy: [], InclusionProbability: 1);
    }

    /// <summary>A thumb of the preview programme as a label: a user's signal, never a person's blind judgement.</summary>
    public Label? PreviewThumb(Ticket ticket, SupportBot.Candidate draft, DateTimeOffset at) =>
        world.React(ticket, draft, SupportBot.Exposure.Preview).Thumb is { } up
            ? new($"{draft.Id}-thumb", ticket.Id, "thumb", ticket.User, Origin.UserSignal, at, up ? 1 : 0, Candidate: draft.Id, Rubric: rubric,
                Exposures: [new(ExposureRelation.Shown, true, draft.Model, draft.Family)], SelectedBy: [], InclusionProbability: 1)
            : null;

    /// <summary>What the customer did with the answer at once.</summary>
    public (FeedbackEntry? Thumb, IReadOnlyList<Signal> Signals) Reactions(Ticket ticket, SupportBot.Candidate answer, DateTimeOffset at)
    {
        var reaction = world.React(ticket, answer, SupportBot.Exposure.Served);
        var when = at + reaction.After;
        return (
            reaction.Thumb is { } up ? new($"{ticket.Id}-thumb", ticket.Id, FeedbackKind.Thumb, when, up ? 1 : 0, User: ticket.User) : null,
            [
                .. new (bool Did, SignalKind Kind)[]
                {
                    (reaction.Retried, SignalKind.Retry), (reaction.Edited, SignalKind.Edit), (reaction.Copied, SignalKind.Copy), (reaction.Abandoned, SignalKind.Abandonment),
                }.Where(signal => signal.Did).Select(signal => new Signal($"{ticket.Id}-{Words.Of(signal.Kind)}", ticket.Id, signal.Kind, when)),
            ]);
    }

    /// <summary>What became of the customer, days later; null where it is never learned.</summary>
    public Outcome? Later(Ticket ticket, SupportBot.Candidate answer, DateTimeOffset at) =>
        world.Outcome(ticket, answer, at) is { } outcome
            ? new($"{ticket.Id}-outcome", "resolved", outcome.Resolved ? 1 : 0, outcome.At, Trace: ticket.Id)
            : null;
}
