using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Pairs;

/// <summary>Two candidates that people compared directly, by their votes on each dimension.</summary>
/// <remarks>
/// On a dimension the one with more than half of the votes wins, ties counted as votes. The rule decides over the dimensions
/// that were voted on, a rubric's or not: where these are fewer than its wins, a win on each of them is enough. A floor asks for scores, which
/// votes are not.
/// </remarks>
internal sealed class VotedPairs(DatasetItem item, PairRule rule)
{
    private readonly Dictionary<(string First, string Second), DatasetLabel[]> votes = item.Labels
        .Where(label => label is { Other: not null, Score: not null })
        .GroupBy(Both)
        .ToDictionary(group => group.Key, group => group.ToArray());

    public bool Compared(Candidate a, Candidate b) => votes.ContainsKey(InOrder(a.Id, b.Id));

    public int Candidates => votes.Keys.SelectMany(both => new[] { both.First, both.Second }).Distinct().Count();

    public IEnumerable<PreferencePair> Of(Dictionary<NoPair, int> refused)
    {
        var candidates = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var candidate in item.Candidates)
        {
            _ = candidates.TryAdd(candidate.Id, candidate) ? candidate : throw new ArgumentException($"Item '{item.Id}' has two candidates '{candidate.Id}'.", nameof(refused));
        }

        foreach (var ((first, second), cast) in votes.OrderBy(two => two.Key))
        {
            if (candidates.TryGetValue(first, out var a) && candidates.TryGetValue(second, out var b) && Decide(a, b, cast, refused) is { } pair)
            {
                yield return pair;
            }
        }
    }

    private PreferencePair? Decide(Candidate a, Candidate b, DatasetLabel[] cast, Dictionary<NoPair, int> refused)
    {
        var shares = cast.GroupBy(vote => vote.Dimension).OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => new Share(dimension.Key, [.. dimension], a.Id, b.Id)).ToArray();
        var verdict = (rule with { Wins = Math.Min(rule.Wins, shares.Length), Floor = new Dictionary<string, double>(), Dimensions = null })
            .Decide(shares.ToDictionary(share => share.Dimension, share => share.Wins(share.First)), shares.ToDictionary(share => share.Dimension, share => share.Wins(share.Second)));
        if (verdict.Reason is { } reason)
        {
            refused[reason] = refused.GetValueOrDefault(reason) + 1;
            return null;
        }

        return verdict.Preferred == Preferred.A ? Pair(a, b, [.. shares.Select(share => share.Explain(share.First, share.Second))], verdict.Flagged)
            : Pair(b, a, [.. shares.Select(share => share.Explain(share.Second, share.First))], verdict.Flagged);
    }

    private PreferencePair Pair(Candidate chosen, Candidate rejected, IReadOnlyList<PairDimension> dimensions, bool flagged) =>
        new($"{item.Id}:{chosen.Id}>{rejected.Id}", item.Id, item.Group, item.Prompt, chosen, rejected, dimensions, flagged);

    private static (string First, string Second) Both(DatasetLabel vote) => InOrder(vote.Candidate, vote.Other!);

    private static (string First, string Second) InOrder(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    /// <summary>The votes on one dimension, as shares of all that were cast.</summary>
    private sealed class Share(string dimension, DatasetLabel[] votes, string first, string second)
    {
        public string Dimension => dimension;

        public double First => For(first);

        public double Second => For(second);

        /// <summary>1 for a majority, 0 against one, one half where there is none.</summary>
        public double Wins(double share) => share > 0.5 ? 1 : Math.Max(First, Second) > 0.5 ? 0 : 0.5;

        public PairDimension Explain(double chosen, double rejected) => new(
            dimension,
            chosen > 0.5 ? PairResult.Won : rejected > 0.5 ? PairResult.Lost : PairResult.Even,
            [.. votes.Select(vote => vote.Origin).Distinct().Order()],
            chosen, rejected);

        private double For(string candidate) => votes.Count(vote => (vote.Score == 1 ? vote.Candidate : vote.Score == 0 ? vote.Other : null) == candidate) / (double)votes.Length;
    }
}
