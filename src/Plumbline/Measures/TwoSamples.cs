using Plumbline.Drift;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>Whether a current sample is like the reference: numbers, categories or points, by what the rows hold.</summary>
/// <param name="Kind">numbers, categories or points.</param>
/// <param name="Reference">Rows of the reference.</param>
/// <param name="Current">Rows of the current sample.</param>
/// <param name="Figures">The views of a change.</param>
internal sealed record TwoSamples(string Kind, int Reference, int Current, DriftFigure[] Figures)
{
    private const string Sample = "sample";

    /// <exception cref="UsageException">A row names no sample, or a value is none.</exception>
    public static TwoSamples Of(InputTable table, double level, ulong seed)
    {
        var parted = table.Rows.ToLookup(IsReference);
        InputRow[] before = [.. parted[true]], now = [.. parted[false]];
        if (!table.Has("value"))
        {
            string[] columns = [.. table.Columns.Where(column => !column.Equals(Sample, StringComparison.OrdinalIgnoreCase))];
            return columns.Length == 0 ? throw table.Rows[0].Place.Refuse("value", "there is no such column", "Give a column 'value', or several columns of numbers.")
                : new("points", before.Length, now.Length, [.. Points(before, now, columns, seed)]);
        }

        return table.Rows.All(row => InputRow.Parsed(row.Text("value")) is not null)
            ? new("numbers", before.Length, now.Length, [.. Numbers([.. before.Select(row => row.Number("value"))], [.. now.Select(row => row.Number("value"))], level)])
            : new("categories", before.Length, now.Length, [.. Categories(before, now)]);
    }

    private static bool IsReference(InputRow row) => row.Text(Sample).ToUpperInvariant() switch
    {
        "REFERENCE" => true,
        "CURRENT" => false,
        _ => throw row.Place.Refuse(Sample, $"'{row.Text(Sample)}' is no sample", "Write reference or current."),
    };

    private static IEnumerable<DriftFigure> Numbers(double[] reference, double[] current, double level)
    {
        var gap = KolmogorovSmirnov.Of(reference, current);
        var stability = reference.Length > 0 && current.Length > 0 ? PopulationStability.Of(ReferenceBins.Of(reference), current) : null;
        return
        [
            new("mean", "current mean less the reference's", WireMeasurement.Of(Change(reference, current, level))),
            new("kolmogorov_smirnov", "largest gap between the two distributions, and the chance of one as large without a change", WireMeasurement.Of(gap.Effect), WireMeasurement.Of(gap.P)),
            .. stability is null ? Array.Empty<DriftFigure>() : [new("population_stability", "index over ten bins of the reference", WireMeasurement.Of(stability.Index), WireMeasurement.Of(stability.P))],
        ];
    }

    /// <summary>Of shares by Newcombe, of other values by Welch.</summary>
    private static Measurement Change(double[] reference, double[] current, double level)
    {
        if (reference.Concat(current).All(value => value is 0 or 1))
        {
            return Newcombe.Of(current.Count(value => value == 1), current.Length, reference.Count(value => value == 1), reference.Length, level);
        }

        var (before, now) = (Moments.Of(reference), Moments.Of(current));
        return Welch.Of(now.Mean, now.Variance, current.Length, before.Mean, before.Variance, reference.Length, level);
    }

    private static IEnumerable<DriftFigure> Categories(InputRow[] reference, InputRow[] current)
    {
        var counts = new SortedDictionary<string, (int Before, int Now)>(StringComparer.Ordinal);
        foreach (var (row, isNow) in reference.Select(row => (row, false)).Concat(current.Select(row => (row, true))))
        {
            var (before, now) = counts.GetValueOrDefault(row.Text("value"));
            counts[row.Text("value")] = isNow ? (before, now + 1) : (before + 1, now);
        }

        var drift = CategoricalDrift.Of([.. counts.Values.Select(count => count.Before)], [.. counts.Values.Select(count => count.Now)]);
        return
        [
            new("chi_squared", "Cramér's V: do the categories have the same shares", WireMeasurement.Of(drift.ChiSquared.Effect), WireMeasurement.Of(drift.ChiSquared.P)),
            new("jensen_shannon", "divergence of the two in bits, 0 to 1", WireMeasurement.Of(drift.JensenShannon)),
            new("total_variation", "share that would have to move", WireMeasurement.Of(drift.TotalVariation)),
        ];
    }

    /// <summary>Points of several columns, each over its standard deviation in both samples, so that no unit outweighs another.</summary>
    private static IEnumerable<DriftFigure> Points(InputRow[] reference, InputRow[] current, string[] columns, ulong seed)
    {
        var spreads = columns.Select(column => Math.Sqrt(Moments.Of([.. reference.Concat(current).Select(row => row.Number(column))]).Variance)).ToArray();
        double[] Point(InputRow row) => [.. columns.Select((column, axis) => spreads[axis] == 0 ? 0 : row.Number(column) / spreads[axis])];
        var drift = MeanDiscrepancy.Of([.. reference.Select(Point)], [.. current.Select(Point)], seed);
        return
        [
            new("mean_discrepancy", $"squared discrepancy of {columns.Length} columns together, each over its standard deviation; about 0 without a change", WireMeasurement.Of(drift.Effect), WireMeasurement.Of(drift.P)),
            .. columns.Select(column => Gap(column, [.. reference.Select(row => row.Number(column))], [.. current.Select(row => row.Number(column))])),
        ];
    }

    private static DriftFigure Gap(string column, double[] reference, double[] current)
    {
        var gap = KolmogorovSmirnov.Of(reference, current);
        return new($"gap_of_{column}", "largest gap between its two distributions (Kolmogorov and Smirnov); one of several looks", WireMeasurement.Of(gap.Effect), WireMeasurement.Of(gap.P));
    }
}
