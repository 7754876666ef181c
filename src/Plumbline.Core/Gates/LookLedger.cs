using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The hash of a test split: which items are scored on which dimensions, whatever the scores and the order of rows.</summary>
    public static string TestSplitOf(IEnumerable<ScoreRow> rows) => HashOf(rows.Select(row => $"{Text(row.Item)} {Text(row.Dimension)}"));

    /// <summary>The hash of a candidate: its items, dimensions, scores and clusters, whatever the order of rows and the wording of reasons.</summary>
    public static string CandidateOf(IEnumerable<ScoreRow> rows) => HashOf(rows.Select(row =>
        $"{Text(row.Item)} {Text(row.Dimension)} {row.Score?.ToString("R", CultureInfo.InvariantCulture) ?? "-"} {Text(row.Cluster)}"));

    private static string HashOf(IEnumerable<string> lines)
    {
        string[] sorted = [.. lines];
        Array.Sort(sorted, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in sorted)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(string? text) => text is null ? "-" : $"{text.Length}:{text}";
}
