using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary>The items of a reference on one dimension, matched with the candidate's by id.</summary>
/// <param name="Scored">Items that both sides scored.</param>
/// <param name="Missing">Items that the reference scored and the candidate did not, with 0 as the candidate's score.</param>
/// <param name="Unmatched">How many items the candidate scored and the reference did not: they say nothing about a change.</param>
/// <remarks>An item without any row counts as missing only if the two share an item at all; else they are different sets of items.</remarks>
internal sealed record Pairing(IReadOnlyList<ItemPair> Scored, IReadOnlyList<ItemPair> Missing, int Unmatched)
{
    public static Pairing Of(IReadOnlyDictionary<string, ScoreRow> candidate, IReadOnlyDictionary<string, ScoreRow> reference)
    {
        var related = reference.Keys.Any(candidate.ContainsKey);
        List<ItemPair> scored = [], missing = [];
        foreach (var before in reference.Values.Where(row => row.Score is not null))
        {
            var now = candidate.GetValueOrDefault(before.Item);
            if (now?.Score is not null)
            {
                scored.Add(Pair(before, now));
            }
            else if (now is not null || related)
            {
                missing.Add(Pair(before, now));
            }
        }

        return new(scored, missing, candidate.Values.Count(row => row.Score is not null) - scored.Count);
    }

    private static ItemPair Pair(ScoreRow before, ScoreRow? now) =>
        new(before.Item, before.Score!.Value, now?.Score ?? 0, now?.Cluster ?? before.Cluster);
}
