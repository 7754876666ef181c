using Plumbline.Statistics;

namespace Plumbline.Lineage;

/// <summary>How scores rise with the contamination of the labels behind them; the line's value at none is the clean estimate.</summary>
/// <param name="Intercept">The score expected of labels without contamination; without an interval.</param>
/// <param name="Slope">The rise from no contamination to all; without an interval.</param>
/// <param name="Mean">The mean score as it stands; without an interval.</param>
public sealed record DoseResponse(Measurement Intercept, Measurement Slope, Measurement Mean)
{
    /// <summary>Fits score = intercept + slope · contamination by least squares; the order of rows does not matter.</summary>
    /// <param name="rows">Contamination and score of each item, both 0 to 1.</param>
    /// <returns>
    /// No row: all unknown, <see cref="Cause.TooFew"/>. One row, or one contamination throughout: the mean alone, the line unknown
    /// (<see cref="Cause.TooFew"/>, <see cref="Cause.NoVariation"/>). The line is a description; nothing is decided on it.
    /// </returns>
    /// <exception cref="ArgumentException">A contamination or a score is not between 0 and 1.</exception>
    /// <remarks>Cost O(n log n). Source: ordinary least squares (A.-M. Legendre, "Nouvelles méthodes pour la détermination des orbites des comètes", 1805).</remarks>
    public static DoseResponse Of(IReadOnlyList<(double Contamination, double Score)> rows)
    {
        if (rows.FirstOrDefault(row => row is not ( >= 0 and <= 1, >= 0 and <= 1)) is var wrong && wrong != default)
        {
            throw new ArgumentException($"A row has the contamination {wrong.Contamination} and the score {wrong.Score}; both go from 0 to 1.", nameof(rows));
        }

        if (rows.Count == 0)
        {
            var nothing = new Measurement.Unknown(Cause.TooFew, "There is no score.");
            return new(nothing, nothing, nothing);
        }

        var (dose, score) = (StableSum.Mean([.. rows.Select(row => row.Contamination)]), StableSum.Mean([.. rows.Select(row => row.Score)]));
        var mean = new Measurement.Known(score, rows.Count);
        var spread = StableSum.Of(rows.Select(row => (row.Contamination - dose) * (row.Contamination - dose)));
        if (rows.Count == 1 || spread == 0)
        {
            var flat = rows.Count == 1
                ? new Measurement.Unknown(Cause.TooFew, "One score makes no line.")
                : new Measurement.Unknown(Cause.NoVariation, "Every label has the same contamination.");
            return new(flat, flat, mean);
        }

        var slope = StableSum.Of(rows.Select(row => (row.Contamination - dose) * (row.Score - score))) / spread;
        return new(new Measurement.Known(score - (slope * dose), rows.Count), new Measurement.Known(slope, rows.Count), mean);
    }
}
