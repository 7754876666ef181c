using System.CommandLine;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>How sure is one score?</summary>
internal static class IntervalMeasure
{
    private static readonly Option<int?> Successes = new("--successes") { Description = "Items that are right, instead of a table.", HelpName = "K" };
    private static readonly Option<int?> Of = new("--of") { Description = "Items in all, beside --successes.", HelpName = "N" };

    public static MeasureVerb Verb { get; } = new(
        "interval", "How sure is a score? Its mean with the interval that a gate decides on: exact for 0 and 1, clustered where clusters are named.", "score[, cluster]",
        [MeasureVerb.In, Successes, Of, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var level = parsed.GetValue(MeasureVerb.Level);
        (string Method, WireMeasurement Measured)[] lines = (parsed.GetValue(Successes), parsed.GetValue(Of)) switch
        {
            (null, null) => OfRows(InputTable.Read(parsed.GetValue(MeasureVerb.In)), level),
            (int successes, int items) => Shares(successes, items, level),
            _ => throw new UsageException("--successes, --of: give both, e.g. --successes 59 --of 59."),
        };
        return new(
            new { measure = "interval", decides = lines[0].Measured, shown = lines.Skip(1).Select(line => line.Measured) },
            console => Draw(console, lines));
    }

    private static (string, WireMeasurement)[] OfRows(InputTable table, double level)
    {
        ScoreRow[] rows = [.. table.Rows.Select((row, item) => new ScoreRow($"{item}", "score", row.Share("score"), Cluster: row.Optional("cluster")))];
        return rows.All(row => row is { Score: 0 or 1, Cluster: null })
            ? Shares(rows.Count(row => row.Score == 1), rows.Length, level)
            : [("decides", WireMeasurement.Of(MeanScore.Of(rows, level)))];
    }

    private static (string, WireMeasurement)[] Shares(int successes, int items, double level) =>
    [
        ("exact (decides)", WireMeasurement.Of(Proportion.ClopperPearson(successes, items, level))),
        ("Wilson (shown)", WireMeasurement.Of(Proportion.Wilson(successes, items, level))),
        ("Jeffreys", WireMeasurement.Of(Proportion.Jeffreys(successes, items, level))),
    ];

    private static void Draw(IAnsiConsole console, (string Method, WireMeasurement Measured)[] lines)
    {
        var table = new Table().AddColumns("", "score");
        foreach (var (method, measured) in lines)
        {
            table.AddRow(method, $"{Measure.Text(measured)} {measured.Interval?.Method}".TrimEnd().EscapeMarkup());
        }

        console.Write(table);
    }
}
