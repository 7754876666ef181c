using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>The scores of the two sides of each pair.</summary>
internal static class PairScores
{
    /// <summary>One row a pair, in the set's order; each text is scored once a prompt.</summary>
    public static IReadOnlyList<PairScore> Of(IScorer scorer, PairSet pairs) =>
        [.. pairs.Pairs.GroupBy(pair => pair.Prompt, StringComparer.Ordinal).SelectMany(group => OfPrompt(scorer, group.Key, [.. group]))];

    private static IEnumerable<PairScore> OfPrompt(IScorer scorer, string prompt, TrainingPair[] pairs)
    {
        string[] texts = [.. pairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected }).Distinct(StringComparer.Ordinal)];
        var scores = texts.Zip(scorer.Scores(prompt, texts)).ToDictionary(row => row.First, row => row.Second, StringComparer.Ordinal);
        return pairs.Select(pair => new PairScore(prompt, scores[pair.Chosen], scores[pair.Rejected]));
    }
}
