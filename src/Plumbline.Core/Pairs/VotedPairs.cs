using Plumbline.Datasets;

namespace Plumbline.Pairs;

/// <summary>Pairs from labels that compared two candidates directly.</summary>
internal static class VotedPairs
{
    /// <summary>A pair for each two candidates of which one has more than half of the votes, ties counted as votes.</summary>
    public static IEnumerable<PreferencePair> Of(DatasetItem item, Dictionary<NoPair, int> refused)
    {
        var candidates = item.Candidates.ToDictionary(candidate => candidate.Id, StringComparer.Ordinal);
        foreach (var votes in item.Labels.Where(label => label is { Other: not null, Score: not null }).GroupBy(Key).OrderBy(group => group.Key))
        {
            var (dimension, first, second) = votes.Key;
            var forFirst = votes.Count(vote => Prefers(vote) == first);
            var forSecond = votes.Count(vote => Prefers(vote) == second);
            if (Math.Max(forFirst, forSecond) * 2 <= votes.Count() || !candidates.ContainsKey(first) || !candidates.ContainsKey(second))
            {
                refused[NoPair.NotDecisive] = refused.GetValueOrDefault(NoPair.NotDecisive) + 1;
                continue;
            }

            var (chosen, rejected) = forFirst > forSecond ? (first, second) : (second, first);
            yield return new(
                $"{item.Id}:{chosen}>{rejected}", item.Id, item.Group, item.Prompt, candidates[chosen], candidates[rejected],
                [new(dimension, PairResult.Won, [.. votes.Select(vote => vote.Origin).Distinct().Order()], Share(votes, chosen), Share(votes, rejected))]);
        }
    }

    private static (string Dimension, string First, string Second) Key(DatasetLabel vote) =>
        string.CompareOrdinal(vote.Candidate, vote.Other) < 0 ? (vote.Dimension, vote.Candidate, vote.Other!) : (vote.Dimension, vote.Other!, vote.Candidate);

    private static string? Prefers(DatasetLabel vote) => vote.Score switch
    {
        1 => vote.Candidate,
        0 => vote.Other,
        _ => null,
    };

    private static double Share(IGrouping<(string, string, string), DatasetLabel> votes, string candidate) =>
        votes.Count(vote => Prefers(vote) == candidate) / (double)votes.Count();
}
