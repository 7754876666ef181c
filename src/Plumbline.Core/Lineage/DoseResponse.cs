using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Lineage;

/// <summary>How scores rise with the contamination of the labels behind them; the line's value at none is the clean estimate.</summary>
/// <param name="Intercept">The score expected of labels without contamination ("hc1-t"); may leave 0 to 1.</param>
/// <param name="Slope">The rise from no contamination to all ("hc1-t").</param>
/// <param name="Mean">The mean score as it stands ("student-t").</param>
public sealed record DoseResponse(Measurement Intercept, Measurement Slope, Measurement Mean)
{
    /// <summary>Fits score = intercept + slope · contamination by least squares; the order of rows does not matter.</summary>
    /// <param name="rows">Contamination and score of each item, both 0 to 1; items are independent of each other.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// No row: all unknown, <see cref="Cause.TooFew"/>. One row, or one contamination throughout: the mean alone, the line unknown
    /// (<see cref="Cause.TooFew"/>, <see cref="Cause.NoVariation"/>). Bounds hold although the scatter may differ along the line, with t of n − 2 degrees of
    /// freedom; none with two rows (<see cref="Cause.TooFew"/>) or when every score lies on the line (<see cref="Cause.ZeroVariance"/>).
    /// </returns>
    /// <exception cref="ArgumentException">A contamination or a score is not between 0 and 1.</exception>
    /// <remarks>Cost O(n log n). Source: ordinary least squares (A.-M. Legendre, "Nouvelles méthodes pour la détermination des orbites des comètes", 1805).</remarks>
    public static DoseResponse Of(IReadOnlyList<(double Contamination, double Score)> rows, double level = 0.95)
    {
        var tail = ConfidenceLevel.Tail(level);
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
        var mean = StudentMean.Of([.. rows.Select(row => row.Score)], null, level);
        var spread = StableSum.Of(rows.Select(row => (row.Contamination - dose) * (row.Contamination - dose)));
        if (rows.Count == 1 || spread == 0)
        {
            var flat = rows.Count == 1
                ? new Measurement.Unknown(Cause.TooFew, "One score makes no line.")
                : new Measurement.Unknown(Cause.NoVariation, "Every label has the same contamination.");
            return new(flat, flat, mean);
        }

        var slope = StableSum.Of(rows.Select(row => (row.Contamination - dose) * (row.Score - score))) / spread;
        Measurement.Known Bounded(double value, int place) => WithBounds(new(value, rows.Count), Variance(rows, dose, place), tail, level);
        return new(Bounded(score - (slope * dose), 0), Bounded(slope, 1), mean);
    }

    /// <summary>Null with too few rows.</summary>
    private static double? Variance(IReadOnlyList<(double Contamination, double Score)> rows, double dose, int place)
    {
        (double Contamination, double Score)[] sorted = [.. rows.Order()];
        return LeastSquares.Fit([.. sorted.Select(row => new[] { 1, row.Contamination - dose })], [.. sorted.Select(row => row.Score)])?.Covariance is { } covariance
            ? place == 1 ? covariance[1][1] : covariance[0][0] - (2 * dose * covariance[0][1]) + (dose * dose * covariance[1][1])
            : null;
    }

    private static Measurement.Known WithBounds(Measurement.Known known, double? variance, double tail, double level)
    {
        if (variance is not > 1e-24)
        {
            return known with { Cause = variance is null ? Cause.TooFew : Cause.ZeroVariance };
        }

        var half = -StudentT.Quantile(tail, known.Count - 2) * Math.Sqrt(variance.Value);
        return known with { Interval = new Interval(known.Value - half, known.Value + half, level, "hc1-t") };
    }
}
