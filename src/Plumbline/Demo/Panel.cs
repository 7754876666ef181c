using Plumbline.Labels;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Who judges what in the simulated product.</summary>
internal sealed class Panel(WorldFacts facts)
{
    private static readonly string[] JudgedByPeople = [Dimensions.PolicyAdherence, Dimensions.Tone];

    /// <summary>What is said of a ticket's drafts to learn from: by two reviewers in turn on every dimension, or by users' thumbs alone.</summary>
    public IEnumerable<Label> Lessons(DraftedTicket drafted, bool thumbs, DateTimeOffset at) =>
        drafted.Drafts.SelectMany(draft => thumbs ? Thumbs(drafted.Ticket, draft, at) : Reviews(drafted.Ticket, draft, at));

    /// <summary>What one reviewer, who sees neither model nor release, says of a test answer; the amount is checked by the ledger instead.</summary>
    public IEnumerable<Label> Blind(Ticket ticket, SupportBot.Candidate draft, DateTimeOffset at) =>
        JudgedByPeople.Select(dimension => facts.Judged(BillingWorld.Annotators[ticket.Index % BillingWorld.Annotators.Count], ticket, draft, dimension, at));

    private IEnumerable<Label> Thumbs(Ticket ticket, SupportBot.Candidate draft, DateTimeOffset at) =>
        facts.PreviewThumb(ticket, draft, at) is { } thumb ? [thumb] : [];

    private IEnumerable<Label> Reviews(Ticket ticket, SupportBot.Candidate draft, DateTimeOffset at)
    {
        var staff = BillingWorld.Annotators;
        var first = ticket.Index % staff.Count;
        var second = (first + 1 + (ticket.Index / staff.Count % (staff.Count - 1))) % staff.Count;
        return Dimensions.All.SelectMany(dimension => new[] { first, second }.Select(who => facts.Judged(staff[who], ticket, draft, dimension, at)));
    }
}
