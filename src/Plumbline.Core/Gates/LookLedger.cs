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

    /// <summary>The hashes under which a look at these scores is counted.</summary>
    /// <param name="rows">The candidate's rows.</param>
    /// <param name="reference">Rows of the release it is compared with; null when there is none.</param>
    /// <param name="dimensions">The dimensions that the gate asks about; rows on others change neither hash.</param>
    /// <returns>
    /// The test split: which items the reference was scored on, so that a candidate without some of them has looked at the same split; without a
    /// reference, which items the candidate was. And the candidate: its scores and clusters.
    /// </returns>
    public static (string TestSplit, string Candidate) HashesOf(IReadOnlyList<ScoreRow> rows, IReadOnlyList<ScoreRow>? reference, IEnumerable<string> dimensions)
    {
        var asked = dimensions.ToHashSet(StringComparer.Ordinal);
        ScoreRow[] OnAsked(IReadOnlyList<ScoreRow> all) => [.. all.Where(row => asked.Contains(row.Dimension))];
        var own = OnAsked(rows);
        return (SplitOf(reference is null ? own : OnAsked(reference)), CandidateOf(own));
    }

    /// <summary>The hash of a test split: which items are scored on which dimensions, whatever the scores and the order of rows.</summary>
    /// <remarks>Cost O(n log n).</remarks>
    public static string SplitOf(IEnumerable<ScoreRow> rows) => Hash(rows, static (hash, row) => hash.Add(row.Item));

    /// <summary>The hash of a candidate on its split: its scores and clusters besides, whatever the wording of reasons.</summary>
    /// <remarks>Cost O(n log n).</remarks>
    public static string CandidateOf(IEnumerable<ScoreRow> rows) => Hash(rows, static (hash, row) =>
    {
        hash.Add(row.Item);
        hash.AddNumber(row.Score);
        hash.Add(row.Cluster);
    });

    private static string Hash(IEnumerable<ScoreRow> rows, Action<HashedTexts, ScoreRow> add)
    {
        ScoreRow[] all = [.. rows];
        var places = Places(all);
        using HashedTexts hash = new();
        foreach (var dimension in all.GroupBy(row => row.Dimension, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            hash.Add(dimension.Key);
            foreach (var row in InOrder([.. dimension], places))
            {
                add(hash, row);
            }

            hash.Add(null);
        }

        return hash.Hash();
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
