using Plumbline.Checkpoints;
using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers;

/// <summary>Something that puts candidates in order.</summary>
/// <param name="Release">What traces it serves carry as their release.</param>
/// <param name="Method">The optimizer that made it; null for the base.</param>
/// <param name="Scorer">What scores the candidates; null keeps the order they were sampled in.</param>
internal sealed record Policy(string Release, string? Method, IScorer? Scorer)
{
    public static Policy Base { get; } = new(Policies.BaseRelease, null, null);

    public static Policy Of(string hash, Checkpoint checkpoint) => new(
        $"{TrainJob.CheckpointKind}:{hash}", checkpoint.Method,
        checkpoint.Method == RewardModelTraining.Method ? checkpoint.ToRewardModel() : checkpoint.ToPolicy());

    /// <summary>Candidates best first, with their scores and the probabilities of the policy.</summary>
    public IReadOnlyList<RankedCandidate> Rank(string prompt, IReadOnlyList<(string Id, string Text)> candidates)
    {
        string[] texts = [.. candidates.Select(candidate => candidate.Text)];
        if (Scorer is RerankingPolicy policy && texts.Length > 1)
        {
            var ranking = policy.Rank(prompt, texts);
            return [.. ranking.Order.Select(i => new RankedCandidate(candidates[i].Id, ranking.Scores[i], ranking.Probabilities[i]))];
        }

        var scores = Scorer?.Scores(prompt, texts) ?? new double[texts.Length];
        return [.. scores.Index().OrderByDescending(score => score.Item).ThenBy(score => score.Index)
            .Select(score => new RankedCandidate(candidates[score.Index].Id, Scorer is null ? null : score.Item, null))];
    }
}

/// <summary>A candidate in its place.</summary>
/// <param name="Id">The candidate's id.</param>
/// <param name="Score">The score; null where the release does not score.</param>
/// <param name="Probability">Share of the policy on it; null where the release has none.</param>
internal sealed record RankedCandidate(string Id, double? Score, double? Probability);
