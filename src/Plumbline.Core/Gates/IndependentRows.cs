using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary>A candidate's rows on one dimension, those whose labels are not independent of it put aside.</summary>
/// <param name="Kept">The rows that may decide, by item; also those without a score.</param>
/// <param name="Aside">The rows that may not, by item.</param>
internal sealed record IndependentRows(IReadOnlyDictionary<string, ScoreRow> Kept, IReadOnlyDictionary<string, ScoreRow> Aside)
{
    public static IndependentRows Of(IReadOnlyDictionary<string, ScoreRow> rows) => rows.Values.All(row => row.IsIndependent)
        ? new(rows, new Dictionary<string, ScoreRow>())
        : new(Those(rows, row => row.IsIndependent), Those(rows, row => !row.IsIndependent));

    /// <summary>Whether people's labels stand behind any of the scores.</summary>
    public bool RestOnLabels => Aside.Count > 0 || Kept.Values.Any(row => row.Contamination is not null);

    /// <summary>Scores that rest on independent labels.</summary>
    public double[] CleanScores => [.. Kept.Values.Where(row => row is { Contamination: not null, Score: not null }).Select(row => row.Score!.Value)];

    /// <summary>What the labels of the others come to.</summary>
    public double[] AsideScores => [.. Aside.Values.Select(row => row.SetAside ?? row.Score).OfType<double>()];

    /// <summary>The items that are not put aside, with their clusters.</summary>
    public IReadOnlyDictionary<string, string?> Among(IReadOnlyDictionary<string, string?> items) =>
        Aside.Count == 0 ? items : items.Where(item => !Aside.ContainsKey(item.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>A reference's rows that may be compared: independent themselves, and of no item that was put aside.</summary>
    public IReadOnlyDictionary<string, ScoreRow>? Beside(IReadOnlyDictionary<string, ScoreRow>? reference) =>
        reference is null || (Aside.Count == 0 && reference.Values.All(row => row.IsIndependent))
            ? reference
            : Those(reference, row => row.IsIndependent && !Aside.ContainsKey(row.Item));

    private static Dictionary<string, ScoreRow> Those(IReadOnlyDictionary<string, ScoreRow> rows, Func<ScoreRow, bool> wanted) =>
        rows.Values.Where(wanted).ToDictionary(row => row.Item, StringComparer.Ordinal);
}
