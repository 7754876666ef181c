using System.Globalization;
using Plumbline.Gates;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>A pilot: the scores of two releases on some items, and what is planned with from them.</summary>
/// <param name="Scores">What it tells.</param>
/// <param name="Items">Items scored.</param>
/// <param name="Planned">The discordance planned with: the upper bound, for so few items may have differed less than most would.</param>
internal sealed record PilotSample(PilotScores Scores, int Items, double Planned)
{
    private const int Few = 30;

    public IReadOnlyList<Figure> Figures =>
    [
        new("pilot_discordance", Scores.Binary ? "items whose verdict changes; planned with the upper bound" : "mean squared change; planned with the upper bound", Scores.Discordance),
    ];

    public IReadOnlyList<string> Warnings => Items < Few
        ? [string.Create(CultureInfo.InvariantCulture, $"A pilot of {Items} items says little: how many items differ is known to no more than the interval. Score {Few} or more.")]
        : [];

    /// <summary>Reads the columns old and new.</summary>
    /// <exception cref="UsageException">A score is none, or there are too few rows to plan with.</exception>
    public static PilotSample Of(InputTable table)
    {
        var scores = PilotScores.Of([.. table.Rows.Select(row => row.Share("old"))], [.. table.Rows.Select(row => row.Share("new"))]);
        return table.Rows.Count >= 2 && scores.Discordance is Measurement.Known { Interval: { } bounds }
            ? new(scores, table.Rows.Count, Math.Clamp(bounds.High, 0, 1))
            : throw table.Rows[0].Place.Refuse(null, $"a pilot of {table.Rows.Count} {(table.Rows.Count == 1 ? "row" : "rows")} has no interval to plan with", "Give both scores of 30 items or more.");
    }
}
