using System.CommandLine;
using Plumbline.Drift;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Has something changed: between two samples, or along a stream?</summary>
internal static class DriftMeasure
{
    public static MeasureVerb Verb { get; } = new(
        "drift", "Has it changed? Two samples by gap, stability index and mean, or a stream by where its mean changed.", "value[, sample: reference or current]; a stream in the order of time without it",
        [MeasureVerb.In, MeasureVerb.Level, MeasureVerb.Seed], Run);

    private static Measured Run(ParseResult parsed)
    {
        var table = InputTable.Read(parsed.GetValue(MeasureVerb.In));
        return table.Columns.Contains("sample", StringComparer.OrdinalIgnoreCase) ? Samples(table) : Stream(table, parsed.GetValue(MeasureVerb.Seed));
    }

    private static Measured Samples(InputTable table)
    {
        var parted = table.Rows.ToLookup(row => row.Text("sample") switch
        {
            "reference" => true,
            "current" => false,
            var other => throw row.Place.Refuse("sample", $"'{other}' is no sample", "Write reference or current."),
        });
        var (reference, current) = (parted[true].ToArray(), parted[false].ToArray());
        return table.Rows.All(row => double.TryParse(row.Text("value"), System.Globalization.CultureInfo.InvariantCulture, out _))
            ? Told(Numbers([.. reference.Select(row => row.Number("value"))], [.. current.Select(row => row.Number("value"))]), new { reference = reference.Length, current = current.Length }, null)
            : Told(Categories(reference, current), new { reference = reference.Length, current = current.Length }, null);
    }

    private static Line[] Numbers(double[] reference, double[] current)
    {
        var gap = KolmogorovSmirnov.Of(reference, current);
        var stability = reference.Length > 0 && current.Length > 0 ? PopulationStability.Of(ReferenceBins.Of(reference), current) : null;
        return
        [
            new("kolmogorov_smirnov", "largest gap between the two distributions, and the chance of one as large without a change", WireMeasurement.Of(gap.Effect), WireMeasurement.Of(gap.P)),
            .. stability is null ? Array.Empty<Line>() : [new("population_stability", "index over ten bins of the reference", WireMeasurement.Of(stability.Index), WireMeasurement.Of(stability.P))],
        ];
    }

    private static Line[] Categories(InputRow[] reference, InputRow[] current)
    {
        string[] names = [.. reference.Concat(current).Select(row => row.Text("value")).Distinct().Order(StringComparer.Ordinal)];
        int[] Counts(InputRow[] rows) => [.. names.Select(name => rows.Count(row => row.Text("value") == name))];
        var drift = CategoricalDrift.Of(Counts(reference), Counts(current));
        return
        [
            new("chi_squared", "do the categories have the same shares", WireMeasurement.Of(drift.ChiSquared.Effect), WireMeasurement.Of(drift.ChiSquared.P)),
            new("jensen_shannon", "distance of the two, 0 to 1", WireMeasurement.Of(drift.JensenShannon), null),
            new("total_variation", "share that would have to move", WireMeasurement.Of(drift.TotalVariation), null),
        ];
    }

    private static Measured Stream(InputTable table, ulong seed)
    {
        double[] values = [.. table.Rows.Select(row => row.Number("value"))];
        var change = Changepoint.Of(values, seed);
        return Told(
            [new("changepoint", change.First is { } first ? $"mean from row {first + 1} of the values on, less the mean before" : "mean after less mean before", WireMeasurement.Of(change.Shift), WireMeasurement.Of(change.P))],
            new { values = values.Length }, change.First);
    }

    private static Measured Told(Line[] lines, object counts, int? first) => new(
        new { measure = "drift", counts, first, figures = lines.ToDictionary(line => line.Name, line => new { effect = line.Effect, p = line.P }) },
        console =>
        {
            var table = new Table().AddColumns("", "effect", "p", "what it is");
            foreach (var line in lines)
            {
                table.AddRow(line.Name, Measure.Text(line.Effect).EscapeMarkup(), Chance(line.P).EscapeMarkup(), line.Meaning.EscapeMarkup());
            }

            console.Write(table);
            console.WriteLine("An alarm rests on p; how bad it is on the effect. A watch over many streams shares its alarms out: see docs/measures.md.");
        });

    private static string Chance(WireMeasurement? p) => p switch
    {
        null => "",
        { Value: < 0.001 } => "below 0.001",
        { Value: { } known } => FormattableString.Invariant($"{known:0.000}"),
        _ => Measure.Text(p),
    };

    private sealed record Line(string Name, string Meaning, WireMeasurement Effect, WireMeasurement? P);
}
