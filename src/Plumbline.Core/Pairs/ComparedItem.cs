using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Pairs;

/// <summary>One item with its candidates compared.</summary>
internal sealed record ComparedItem(
    int Judged, IReadOnlyList<PreferencePair> Pairs, IReadOnlyDictionary<NoPair, int> Refused, int Flags, int ExcludedFlags)
{
    public static ComparedItem Of(DatasetItem item, PairSettings settings)
    {
        var scores = GoldScore.Of(item);
        var judged = item.Candidates.Where(candidate => scores.Keys.Any(key => key.Candidate == candidate.Id)).ToArray();
        var refused = new Dictionary<NoPair, int>();
        var voted = new VotedPairs(item, settings.Rule);
        var pairs = new List<PreferencePair>(voted.Of(refused));

        for (var i = 0; i < judged.Length; i++)
        {
            for (var j = i + 1; j < judged.Length; j++)
            {
                if (!voted.Compared(judged[i], judged[j]) && Compare(item, judged[i], judged[j], scores, settings.Rule, refused) is { } pair)
                {
                    pairs.Add(pair);
                }
            }
        }

        var flags = pairs.Count(pair => pair.Flagged);
        return settings.ExcludeFlagged
            ? new(Math.Max(judged.Length, voted.Candidates), [.. pairs.Where(pair => !pair.Flagged)], refused, flags, flags)
            : new(Math.Max(judged.Length, voted.Candidates), pairs, refused, flags, 0);
    }

    private static PreferencePair? Compare(
        DatasetItem item, Candidate a, Candidate b, IReadOnlyDictionary<(string Candidate, string Dimension), GoldScore> scores,
        PairRule rule, Dictionary<NoPair, int> refused)
    {
        var (of, against) = (By(a.Id, scores), By(b.Id, scores));
        var verdict = rule.Decide(Values(of), Values(against));
        if (verdict.Reason is { } reason)
        {
            refused[reason] = refused.GetValueOrDefault(reason) + 1;
            return null;
        }

        return verdict.Preferred == Preferred.A
            ? Pair(item, a, b, of, against, rule, verdict.Flagged)
            : Pair(item, b, a, against, of, rule, verdict.Flagged);
    }

    private static PreferencePair Pair(
        DatasetItem item, Candidate chosen, Candidate rejected, Dictionary<string, GoldScore> better, Dictionary<string, GoldScore> worse, PairRule rule, bool flagged) =>
        new($"{item.Id}:{chosen.Id}>{rejected.Id}", item.Id, item.Group, item.Prompt, chosen, rejected,
            [.. better.Keys.Union(worse.Keys).Order(StringComparer.Ordinal).Select(dimension =>
                Explain(dimension, better.GetValueOrDefault(dimension), worse.GetValueOrDefault(dimension), rule.Margin))],
            flagged);

    private static PairDimension Explain(string dimension, GoldScore? chosen, GoldScore? rejected, double margin) => new(
        dimension,
        (chosen?.Score - rejected?.Score) switch
        {
            null => PairResult.NotJudged,
            var gap when gap >= margin - 1e-12 => PairResult.Won,
            var gap when gap <= -margin + 1e-12 => PairResult.Lost,
            _ => PairResult.Even,
        },
        [.. (chosen?.Origins ?? []).Union(rejected?.Origins ?? []).Order()],
        chosen?.Score, rejected?.Score);

    private static Dictionary<string, GoldScore> By(string candidate, IReadOnlyDictionary<(string Candidate, string Dimension), GoldScore> scores) =>
        scores.Where(pair => pair.Key.Candidate == candidate).ToDictionary(pair => pair.Key.Dimension, pair => pair.Value);

    private static Dictionary<string, double> Values(Dictionary<string, GoldScore> scores) =>
        scores.ToDictionary(pair => pair.Key, pair => pair.Value.Score);
}
