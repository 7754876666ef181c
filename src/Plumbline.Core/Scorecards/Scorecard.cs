using Plumbline.Statistics;

namespace Plumbline.Scorecards;

/// <summary>The measurements of one model on one set of items, a line a dimension; no composite stands in for a dimension.</summary>
/// <param name="Id">Stable id of the scorecard.</param>
/// <param name="Model">The model, as its source names it.</param>
/// <param name="Items">Distinct items with at least one row.</param>
/// <param name="Dimensions">One entry per dimension, in the order in which the rows first name them.</param>
public sealed record Scorecard(string Id, string Model, int Items, IReadOnlyList<DimensionScore> Dimensions)
{
    /// <summary>Measures every dimension of the rows.</summary>
    /// <param name="id">Stable id of the scorecard.</param>
    /// <param name="model">The model, as its source names it.</param>
    /// <param name="rows">At most one row per item and dimension.</param>
    /// <param name="level">Coverage of the two-sided intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">Two rows of one item and dimension, or a score outside 0 to 1.</exception>
    public static Scorecard Of(string id, string model, IReadOnlyList<ScoreRow> rows, double level)
    {
        var sheet = new ScoreSheet(rows);
        return new(
            id,
            model,
            rows.Select(row => row.Item).Distinct(StringComparer.Ordinal).Count(),
            [.. rows.Select(row => row.Dimension).Distinct(StringComparer.Ordinal).Select(name => Line(name, sheet, level))]);
    }

    private static DimensionScore Line(string dimension, ScoreSheet sheet, double level)
    {
        var rows = sheet.On(dimension);
        ScoreRow[] measured = [.. rows.Values.Where(row => row is { Score: not null, IsIndependent: true })];
        Measurement score = measured.Length == 0
            ? Nothing(rows.Values)
            : MeanScore.Of(measured, level);
        return new(dimension, measured.Length, score, rows.Count - measured.Length);
    }

    private static Measurement.Unknown Nothing(IEnumerable<ScoreRow> rows) => rows.Count(row => !row.IsIndependent) switch
    {
        0 => new(Cause.NoAnswer, $"None of the {rows.Count()} items has a score."),
        var aside => new(Cause.TooFewIndependentLabels, $"No item has an independent label; {aside} were set aside."),
    };
}
