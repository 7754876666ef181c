using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Rubrics;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>The demo's loop without a server: labels or thumbs to pairs, pairs to a policy, a policy to served answers.</summary>
internal sealed class OfflineLoop(BillingWorld world, int trainingTickets = OfflineLoop.TrainingTickets)
{
    public const int Drafts = 6;
    public const int TrainingTickets = 500;

    private static readonly PairRule Rule = PairRule.Of(new RubricYaml("rubric.yaml").Read(WorldFiles.Rubric));

    private readonly DraftedTicket[] training = DraftedTicket.Slice(world, "train", trainingTickets, Drafts);

    /// <summary>Pairs from the labels of two reviewers a draft; shuffled gives every draft the scores of another one of its ticket.</summary>
    public PairSet LabelPairs(int tickets, bool shuffled = false)
    {
        var stream = Statistics.SplitMix64.For(world.Settings.Seed, "shuffled labels");
        List<TrainingPair> pairs = [];
        foreach (var drafted in training.Take(tickets))
        {
            var scores = drafted.Drafts.Select(draft => Labels(drafted.Ticket, draft)).ToArray();
            if (shuffled)
            {
                stream.Shuffle(scores.AsSpan());
            }

            pairs.AddRange(drafted.Pairs((a, b) => Rule.Decide(scores[a], scores[b]).Preferred == Preferred.A));
        }

        return PairSet.Of(pairs, training.Select(drafted => drafted.Set));
    }

    /// <summary>Pairs from the thumbs of the preview programme: a draft with a thumb up beats one of its ticket with a thumb down.</summary>
    public PairSet ThumbPairs(int tickets)
    {
        List<TrainingPair> pairs = [];
        foreach (var drafted in training.Take(tickets))
        {
            var thumbs = drafted.Drafts.Select(draft => world.React(drafted.Ticket, draft, Exposure.Preview).Thumb).ToArray();
            pairs.AddRange(drafted.Pairs((a, b) => thumbs[a] == true && thumbs[b] == false));
        }

        return PairSet.Of(pairs, training.Select(drafted => drafted.Set));
    }

    public static RerankingPolicy Train(PairSet pairs) =>
        DpoReranking.Start(pairs, new()).Finish();

    /// <summary>Two reviewers in turn, each draft and dimension; the mean of those who could judge.</summary>
    private Dictionary<string, double> Labels(Ticket ticket, Candidate draft)
    {
        var staff = BillingWorld.Annotators;
        var first = ticket.Index % staff.Count;
        var second = (first + 1 + (ticket.Index / staff.Count % (staff.Count - 1))) % staff.Count;
        return Dimensions.All
            .Select(dimension => (dimension, Score: new[] { first, second }.Average(who => world.Judge(staff[who], ticket, draft, dimension).Score)))
            .Where(label => label.Score is not null)
            .ToDictionary(label => label.dimension, label => label.Score!.Value);
    }
}
