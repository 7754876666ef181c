using Plumbline.Promotions;

namespace Plumbline.Demo;

/// <summary>Asks the server which draft a release would serve, for many tickets at once.</summary>
internal sealed class ServeStep(DemoApi api)
{
    private const int AtOnce = 4;

    /// <summary>The drafts that a release serves, in the order of the tickets.</summary>
    public async Task<IReadOnlyList<SupportBot.Candidate>> ChooseAsync(string release, IReadOnlyList<DraftedTicket> tickets, CancellationToken cancel)
    {
        var chosen = new SupportBot.Candidate[tickets.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, tickets.Count, parallel, async (i, stop) =>
        {
            var (ticket, drafts) = tickets[i];
            var request = new RankRequest(WorldFacts.Asked(ticket), [.. drafts.Select(draft => new Traces.Candidate(draft.Id, draft.Text))], release);
            var ranked = await api.PostAsync<RankRequest, Ranked>("rank", request, stop);
            chosen[i] = drafts.First(draft => draft.Id == ranked.Order[0].Id);
        });
        return chosen;
    }
}
