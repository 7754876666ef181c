using System.Globalization;
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
    /// <remarks>Cost O(n log n), O(n) when each dimension's rows are in the order of items.</remarks>
    public static (string TestSplit, string Candidate) HashesOf(IEnumerable<ScoreRow> rows)
    {
        using HashedTexts split = new(), candidate = new();
        foreach (var dimension in rows.GroupBy(row => row.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            split.Add(dimension.Key);
            candidate.Add(dimension.Key);
            foreach (var row in InOrder([.. dimension]))
            {
                split.Add(row.Item);
                candidate.Add(row.Item);
                candidate.Add(row.Score?.ToString("R", CultureInfo.InvariantCulture));
                candidate.Add(row.Cluster);
            }

            split.Add(null);
            candidate.Add(null);
        }

        return (split.Hash(), candidate.Hash());
    }

    private static ScoreRow[] InOrder(ScoreRow[] rows)
    {
        for (var row = 1; row < rows.Length; row++)
        {
            if (string.CompareOrdinal(rows[row - 1].Item, rows[row].Item) > 0)
            {
                Array.Sort(rows, static (one, other) => string.CompareOrdinal(one.Item, other.Item));
                return rows;
            }
        }

        return rows;
    }
}
