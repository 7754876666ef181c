using Plumbline.Optimizers.Reranking;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>A ticket with its drafts.</summary>
internal sealed record DraftedTicket(Ticket Ticket, IReadOnlyList<Candidate> Drafts)
{
    public CandidateSet Set => new(Ticket.Prompt, [.. Drafts.Select(draft => draft.Text)]);

    public static DraftedTicket[] Slice(BillingWorld world, string slice, int tickets, int drafts) =>
    [
        .. Enumerable.Range(0, tickets).Select(index => world.Ticket(slice, index)).Select(ticket => new DraftedTicket(ticket, world.Candidates(ticket, drafts))),
    ];

    /// <summary>A pair for each two drafts of which the first beats the second.</summary>
    public IEnumerable<TrainingPair> Pairs(Func<int, int, bool> beats) =>
        from a in Enumerable.Range(0, Drafts.Count)
        from b in Enumerable.Range(0, Drafts.Count)
        where a != b && beats(a, b) && Drafts[a].Text != Drafts[b].Text
        select new TrainingPair(Ticket.Prompt, Drafts[a].Text, Drafts[b].Text);
}
