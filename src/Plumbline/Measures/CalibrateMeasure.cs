using System.CommandLine;
using Plumbline.Calibration;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Can a judge be believed, and what would people say of everything it judged?</summary>
internal static class CalibrateMeasure
{
    public static MeasureVerb Verb { get; } = new(
        "calibrate", "Can a judge be believed, and what would people say of all that it judged? Its errors against people's labels, and the share corrected by them.",
        "judge, human (empty where only the judge said something)", [MeasureVerb.In, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var level = parsed.GetValue(MeasureVerb.Level);
        var rows = InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows.Select(row => (Human: row.Optional("human") is null ? (double?)null : row.Share("human"), Judge: row.Share("judge"))).ToArray();
        var labelled = rows.Where(row => row.Human is not null).ToArray();
        double[] human = [.. labelled.Select(row => row.Human!.Value)], judge = [.. labelled.Select(row => row.Judge)], rest = [.. rows.Where(row => row.Human is null).Select(row => row.Judge)];
        var sample = JudgedSample.OfScores(human, judge, rest);
        Line[] lines =
        [
            new("corrected", "what people would say of all items: their labels, and the judge corrected by them", WireMeasurement.Of(CorrectedMean.Of(sample, level))),
            new("people", "people's labels alone", People(human, level)),
            new("judge", "the judge alone, uncorrected", Judge([.. rows.Select(row => row.Judge)], level)),
            .. sample.IsBinary && labelled.Length > 0 ? OfVerdicts(labelled, rows, level) : [],
        ];
        return new(
            new { measure = "calibrate", labelled = sample.Labels, only_judged = sample.Judged, figures = lines.ToDictionary(line => line.Name, line => line.Measured) },
            console => Draw(console, lines, sample));
    }

    private static IEnumerable<Line> OfVerdicts((double? Human, double Judge)[] labelled, (double? Human, double Judge)[] all, double level)
    {
        var counts = ConfusionCounts.Of([.. labelled.Select(row => row.Human == 1)], [.. labelled.Select(row => row.Judge == 1)]);
        var confusion = JudgeConfusion.Of(counts, level);
        return
        [
            new("agreement", "share of items on which both say the same", WireMeasurement.Of(confusion.Agreement)),
            new("kappa", "agreement beyond chance", WireMeasurement.Of(confusion.Kappa)),
            new("ac1", "the same, sensible when nearly everything passes", WireMeasurement.Of(confusion.Ac1)),
            new("sensitivity", "of what people passed, what the judge passed", WireMeasurement.Of(confusion.Sensitivity)),
            new("specificity", "of what people failed, what the judge failed", WireMeasurement.Of(confusion.Specificity)),
            new("correlation", "Matthews' correlation", WireMeasurement.Of(confusion.Correlation)),
            new("rogan_gladen", "the share corrected by its error rates, for labels chosen by the judge's verdict",
                WireMeasurement.Of(RoganGladen.Of(all.Count(row => row.Judge == 1), all.Length, counts, level))),
        ];
    }

    private static WireMeasurement People(double[] human, double level) => WireMeasurement.Of(human.Length > 0
        ? CorrectedMean.Of(JudgedSample.OfScores(human, human, []), level) is Measurement.Known known ? known with { Warnings = [] } : new Measurement.Unknown(Cause.TooFew, "Too few labels.")
        : new Measurement.Unknown(Cause.TooFew, "Nobody labelled an item."));

    private static WireMeasurement Judge(double[] judged, double level) => WireMeasurement.Of(judged.All(score => score is 0 or 1)
        ? Proportion.Wilson(judged.Count(score => score == 1), judged.Length, level)
        : PairedTest.Of(judged, level));

    private static void Draw(IAnsiConsole console, Line[] lines, JudgedSample sample)
    {
        console.WriteLine($"{sample.Labels} items were labelled by people too, {sample.Judged} by the judge alone.");
        var table = new Table().AddColumns("", "value", "what it is");
        foreach (var line in lines)
        {
            table.AddRow(line.Name, Measure.Text(line.Measured).EscapeMarkup(), line.Meaning);
        }

        console.Write(table);
        console.WriteLine("'corrected' takes the labelled items for a uniform sample of all; where they were chosen by the judge's verdict, 'rogan_gladen' is the one to use.");
    }

    private sealed record Line(string Name, string Meaning, WireMeasurement Measured);
}
