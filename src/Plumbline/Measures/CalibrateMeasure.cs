using System.CommandLine;
using Plumbline.Calibration;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Can a judge be believed, and what would people say of everything it judged?</summary>
internal static class CalibrateMeasure
{
    private static readonly Option<int> Needed = NumberOption.Whole("--needed", "Labelled items that make a calibration; with fewer the judge is provisional.", 1, 100);

    public static MeasureVerb Verb { get; } = new(
        "calibrate", "Can a judge be believed, and what would people say of all that it judged? A trust card: its errors against people's labels, and the share corrected by them.",
        "judge, human or human_1, human_2, … (empty where only the judge said something)[, score: how sure the judge is][, swapped: its verdict with two answers in the other order]",
        [MeasureVerb.In, Needed, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var level = parsed.GetValue(MeasureVerb.Level);
        var rows = JudgedRows.Of(InputTable.Read(parsed.GetValue(MeasureVerb.In)));
        var sample = JudgedSample.OfScores(
            [.. rows.Labelled.Select(row => row.Human!.Value)], [.. rows.Labelled.Select(row => row.Judge)], [.. rows.Rows.Where(row => row.Human is null).Select(row => row.Judge)]);
        var status = JudgeStatuses.Of(sample.Labels, parsed.GetValue(Needed), drifted: false);
        Figure[] figures =
        [
            .. TrustCard.Means(rows, sample, level), .. TrustCard.Verdicts(rows, level), .. ScoreFigures.Of(rows, level), .. TrustCard.Orders(rows, level), .. TrustCard.Stands(rows),
        ];
        return new(
            new
            {
                measure = "calibrate",
                labelled = sample.Labels,
                only_judged = sample.Judged,
                no_answer = rows.NoAnswer,
                status,
                needed = parsed.GetValue(Needed),
                figures = figures.ToDictionary(figure => figure.Name, figure => figure.Measured),
                warnings = rows.Warnings,
            },
            console => Draw(console, figures, sample, rows, $"{Words.Of(status)} (labelled items: {sample.Labels}; a calibration needs {parsed.GetValue(Needed)})"));
    }

    private static void Draw(IAnsiConsole console, Figure[] figures, JudgedSample sample, JudgedRows rows, string status)
    {
        console.WriteLine($"Items labelled by people too: {sample.Labels}; by the judge alone: {sample.Judged}; without an answer of the judge: {rows.NoAnswer}.");
        console.WriteLine($"The judge is {status}. Whether it has drifted since is asked by 'measure drift'.");
        Figure.Draw(console, figures);
        foreach (var warning in rows.Warnings)
        {
            console.WriteLine($"NOTE: {warning}");
        }

        console.WriteLine("'corrected' takes the labelled items for a uniform sample of all; where they were chosen by the judge's verdict, 'rogan gladen' is the one to use.");
    }
}
