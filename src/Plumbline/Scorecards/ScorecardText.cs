using System.Text;
using System.Text.Json;

namespace Plumbline.Scorecards;

/// <summary>
/// A kept scorecard as text: a header line, then a score row a line. The header is hashed with the rows, so that two releases
/// with the same scores have a scorecard each.
/// </summary>
internal static class ScorecardText
{
    private const byte LineEnd = (byte)'\n';

    public static byte[] Write(ScorecardHeader header, IEnumerable<ScoreRow> rows) =>
        Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize(header.InOrder(), WireFormat.Options)}\n{ScoreFile.Write(rows)}");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The content does not begin with the header of a scorecard.</exception>
    /// <exception cref="UsageException">A row breaks the format of score rows.</exception>
    public static (ScorecardHeader Header, IReadOnlyList<ScoreRow> Rows) Read(string name, ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf(LineEnd);
        return end < 0 || JsonSerializer.Deserialize<ScorecardHeader>(content[..end], WireFormat.Options) is not { } header
            ? throw new JsonException("A scorecard begins with its header line.")
            : (header, ScoreFile.Read(name, content[(end + 1)..]));
    }
}

/// <summary>Whose scores, on what and by whom: the first line of a scorecard's content.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Candidate">The release that was scored.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Split">The split.</param>
/// <param name="Evaluators">Per dimension its evaluator with all settings, whatever is named in them resolved to versions.</param>
internal sealed record ScorecardHeader(int Format, string Candidate, string Dataset, Datasets.Split Split, IReadOnlyDictionary<string, JsonElement> Evaluators)
{
    /// <summary>The same with the dimensions sorted: their order in a request says nothing.</summary>
    public ScorecardHeader InOrder() => this with { Evaluators = new SortedDictionary<string, JsonElement>(Evaluators.ToDictionary(), StringComparer.Ordinal) };
}
