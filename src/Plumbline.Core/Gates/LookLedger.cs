using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary>Counts the looks at a test split. Every answer a split gives about a candidate wears it out a little.</summary>
public static class LookLedger
{
    /// <summary>Counts the looks at one split as if the given look had been added; a look that is there already is not added twice.</summary>
    /// <param name="kept">The ledger, oldest first; rows of other splits are passed over.</param>
    /// <param name="testSplit">Hash of the split.</param>
    /// <param name="candidate">Hash of the candidate's scores.</param>
    /// <param name="gateHash">Hash of the rules.</param>
    public static Looks.Counted Count(IEnumerable<Look> kept, string testSplit, string candidate, string gateHash)
    {
        (string Candidate, string Gate)[] looks =
        [
            .. kept.Where(look => look.TestSplit == testSplit).Select(look => (look.Candidate, look.GateHash)).Append((candidate, gateHash)).Distinct(),
        ];
        return new(looks.Length, Array.IndexOf(looks, (candidate, gateHash)) + 1, looks.Select(look => look.Candidate).Distinct().Count());
    }

    /// <summary>The hashes under which a look at these scores is counted, whatever the gate asks about.</summary>
    /// <param name="rows">The candidate's rows.</param>
    /// <param name="reference">Rows of the release it is compared with; null when there is none.</param>
    /// <returns>
    /// The test split: which items the reference was scored on, so that a candidate without some of them has looked at the same split; without a
    /// reference, which items the candidate was. And the candidate: its scores and clusters.
    /// </returns>
    public static (string TestSplit, string Candidate) HashesOf(IReadOnlyList<ScoreRow> rows, IReadOnlyList<ScoreRow>? reference) =>
        (SplitOf(reference ?? rows), CandidateOf(rows));

    /// <summary>The hash of a test split: its items, whatever they are scored on, the scores and the order of rows.</summary>
    /// <remarks>Cost O(n log n).</remarks>
    public static string SplitOf(IReadOnlyList<ScoreRow> rows)
    {
        using HashedTexts hash = new();
        foreach (var item in Items(rows))
        {
            hash.Add(item);
        }

        return hash.Hash();
    }

    /// <summary>The hash of a candidate on its split: its scores and clusters besides, whatever the wording of reasons.</summary>
    /// <remarks>Cost O(n log n).</remarks>
    public static string CandidateOf(IReadOnlyList<ScoreRow> rows)
    {
        var places = Places(rows);
        using HashedTexts hash = new();
        foreach (var dimension in rows.GroupBy(row => row.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            hash.Add(dimension.Key);
            foreach (var row in InOrder([.. dimension], places))
            {
                hash.Add(row.Item);
                hash.AddNumber(row.Score);
                hash.Add(row.Cluster);
            }

            hash.Add(null);
        }

        return hash.Hash();
    }

    private static string[] Items(IReadOnlyList<ScoreRow> rows)
    {
        string[] items = [.. rows.Select(row => row.Item).Distinct(StringComparer.Ordinal)];
        Array.Sort(items, StringComparer.Ordinal);
        return items;
    }

    /// <summary>Every item's place in ordinal order: texts are compared once, however many dimensions an item has.</summary>
    private static Dictionary<string, int> Places(IReadOnlyList<ScoreRow> rows)
    {
        var items = Items(rows);
        Dictionary<string, int> places = new(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            places.Add(item, places.Count);
        }

        return places;
    }

    private static ScoreRow[] InOrder(ScoreRow[] rows, Dictionary<string, int> places)
    {
        Array.Sort(Array.ConvertAll(rows, row => places[row.Item]), rows);
        return rows;
    }
}
