using Plumbline.Optimizers.Reranking;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Fresh tickets of one slice, encoded once, so that several policies of the same features can serve them.</summary>
internal sealed class ServedSlice
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly DraftedTicket[] tickets;
    private readonly Lazy<SparseVector[][]> features;

    public ServedSlice(BillingWorld world, string slice, int count, FeatureMap map)
    {
        tickets = DraftedTicket.Slice(world, slice, count, OfflineLoop.Drafts);
        features = new(() => [.. tickets.Select(drafted => map.Encode(drafted.Set.Prompt, drafted.Set.Candidates))]);
    }

    /// <summary>What a policy serves; without a policy the first draft.</summary>
    public (Ticket Ticket, Candidate Answer)[] Serve(RerankingPolicy? policy)
    {
        if (policy is null)
        {
            return [.. tickets.Select(drafted => (drafted.Ticket, drafted.Drafts[0]))];
        }

        double[] weights = [.. policy.TotalWeights];
        return [.. tickets.Select((drafted, at) => (drafted.Ticket, drafted.Drafts[Best(features.Value[at], weights)]))];
    }

    /// <summary>Thumbs up among thumbs and resolved among known outcomes, for what a policy serves in a world.</summary>
    public (Tally Reward, Tally Outcome) Expose(BillingWorld world, RerankingPolicy? policy)
    {
        var served = Serve(policy);
        return (
            Tally.Of(served.Select(pair => world.React(pair.Ticket, pair.Answer, Exposure.Served).Thumb)),
            Tally.Of(served.Select(pair => world.Outcome(pair.Ticket, pair.Answer, Start)?.Resolved)));
    }

    private static int Best(SparseVector[] drafts, double[] weights)
    {
        var best = 0;
        for (var draft = 1; draft < drafts.Length; draft++)
        {
            best = drafts[draft].Dot(weights) > drafts[best].Dot(weights) ? draft : best;
        }

        return best;
    }
}
