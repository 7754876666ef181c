using SupportBot;

namespace Plumbline.Demo;

/// <summary>A ticket with the bot's drafts.</summary>
internal sealed record DraftedTicket(Ticket Ticket, IReadOnlyList<SupportBot.Candidate> Drafts)
{
    /// <summary>Tickets of a slice, from a place on.</summary>
    public static DraftedTicket[] Slice(BillingWorld world, string slice, int tickets, int drafts = DemoSettings.Drafts, int from = 0) =>
    [
        .. Enumerable.Range(from, tickets).Select(index => world.Ticket(slice, index)).Select(ticket => new DraftedTicket(ticket, world.Candidates(ticket, drafts))),
    ];
}
