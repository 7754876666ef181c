using Plumbline.Governors;
using Plumbline.Optimizers.Reranking;
using Plumbline.Scorecards;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>Fresh tickets of one slice, encoded once, so that several policies of the same features can serve them.</summary>
internal sealed class ServedSlice
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly BillingWorld world;
    private readonly DraftedTicket[] tickets;
    private readonly Lazy<SparseVector[][]> features;

    public ServedSlice(BillingWorld world, string slice, int count, FeatureMap map)
    {
        this.world = world;
        tickets = DraftedTicket.Slice(world, slice, count, OfflineLoop.Drafts);
        features = new(() => [.. tickets.Select(drafted => map.Encode(drafted.Set.Prompt, drafted.Set.Candidates))]);
    }

    /// <summary>Means of the planted truth over what a policy serves; without a policy the first draft.</summary>
    public Scores Truth(RerankingPolicy? policy) =>
        Scores.Of(Serve(policy).Select(pair => world.Truth(pair.Ticket, pair.Answer)).ToArray());

    /// <summary>What evaluators see: the reference in the text, and one blind annotator a ticket for policy and tone.</summary>
    public ScoreRow[] Rows(RerankingPolicy? policy) => [.. Serve(policy).SelectMany(pair => Rows(pair.Ticket, pair.Answer))];

    /// <summary>What the governor sees: thumbs, if any, and outcomes where they are known.</summary>
    public IEnumerable<OutcomeRow> Expose(Release release, RerankingPolicy? policy, double thumbBias)
    {
        var exposed = new BillingWorld(world.Settings with { ThumbBias = thumbBias });
        return
            from pair in Serve(policy)
            let outcome = exposed.Outcome(pair.Ticket, pair.Answer, Start)
            where outcome is not null
            let thumb = exposed.React(pair.Ticket, pair.Answer, Exposure.Served).Thumb
            select new OutcomeRow(release, pair.Ticket.Id, thumb is { } up ? (up ? 1 : 0) : null, outcome.Resolved);
    }

    private ScoreRow[] Rows(Ticket ticket, Candidate answer)
    {
        var annotator = BillingWorld.Annotators[ticket.Index % BillingWorld.Annotators.Count];
        var printed = answer.Text.Contains(ticket.Reference.Text, StringComparison.Ordinal);
        return
        [
            new(ticket.Id, Dimensions.NumericAccuracy, printed ? 1 : 0),
            new(ticket.Id, Dimensions.PolicyAdherence, world.Judge(annotator, ticket, answer, Dimensions.PolicyAdherence).Score),
            new(ticket.Id, Dimensions.Tone, world.Judge(annotator, ticket, answer, Dimensions.Tone).Score),
        ];
    }

    private (Ticket Ticket, Candidate Answer)[] Serve(RerankingPolicy? policy)
    {
        if (policy is null)
        {
            return [.. tickets.Select(drafted => (drafted.Ticket, drafted.Drafts[0]))];
        }

        double[] weights = [.. policy.TotalWeights];
        return [.. tickets.Select((drafted, at) => (drafted.Ticket, drafted.Drafts[Best(features.Value[at], weights)]))];
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
