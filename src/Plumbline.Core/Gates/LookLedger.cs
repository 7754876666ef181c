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

    /// <summary>
    /// The hash of a test split (which items are scored on which dimensions, whatever the scores), and the hash of a candidate on it (its
    /// scores and clusters besides). Neither depends on the order of rows or on the wording of reasons.
    /// </summary>
    /// <remarks>Cost O(n log n).</remarks>
    public static (string TestSplit, string Candidate) HashesOf(IEnumerable<ScoreRow> rows)
    {
        ScoreRow[] all = [.. rows];
        var places = Places(all);
        using HashedTexts split = new(), candidate = new();
        foreach (var dimension in all.GroupBy(row => row.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            split.Add(dimension.Key);
            candidate.Add(dimension.Key);
            foreach (var row in InOrder([.. dimension], places))
            {
                split.Add(row.Item);
                candidate.Add(row.Item);
                candidate.AddNumber(row.Score);
                candidate.Add(row.Cluster);
            }

            split.Add(null);
            candidate.Add(null);
        }

        return (split.Hash(), candidate.Hash());
    }

    /// <summary>Every item's place in ordinal order: texts are compared once, however many dimensions an item has.</summary>
    private static Dictionary<string, int> Places(ScoreRow[] rows)
    {
        string[] items = [.. rows.Select(row => row.Item).Distinct(StringComparer.Ordinal)];
        Array.Sort(items, StringComparer.Ordinal);
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
