using System.CommandLine;
using System.Globalization;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>How sure is one score?</summary>
internal static class IntervalMeasure
{
    private static readonly Option<int?> Successes = NumberOption.Optional("--successes", "Items that are right, instead of a table.", "K", 0, 59);
    private static readonly Option<int?> Of = NumberOption.Optional("--of", "Items in all, beside --successes.", "N", 1, 59);
    private static readonly Option<double> Confidence = NumberOption.Between("--confidence", "One-sided confidence of the bound that decides, as in a gate.", 0.95, 0.5, 1);

    public static MeasureVerb Verb { get; } = new(
        "interval", "How sure is a score? Its mean with the one-sided bound that a gate decides on, exact for 0 and 1, clustered where clusters are named, and two-sided intervals to show.", "score[, cluster]",
        [MeasureVerb.In, Successes, Of, Confidence, MeasureVerb.Level], Run);

    private static Measured Run(ParseResult parsed)
    {
        var (level, confidence) = (parsed.GetValue(MeasureVerb.Level), parsed.GetValue(Confidence));
        Figure[] figures = (parsed.GetValue(Successes), parsed.GetValue(Of)) switch
        {
            (null, null) => OfRows(InputTable.Read(parsed.GetValue(MeasureVerb.In)), level, confidence),
            (int, int) when parsed.GetValue(MeasureVerb.In) is not null => throw new UsageException("--in, --successes: give a table, or counts."),
            (int successes, int items) when successes > items => throw new UsageException($"--successes {successes}: it is more than --of {items}. Give the items that are right, and all items."),
            (int successes, int items) => Shares(successes, items, level, confidence),
            _ => throw new UsageException("--successes, --of: give both, e.g. --successes 59 --of 59."),
        };
        return new(
            new { measure = "interval", confidence, decides = figures[0].Measured, shown = figures.Skip(1).Select(figure => figure.Measured) },
            console => Draw(console, figures, confidence));
    }

    private static Figure[] OfRows(InputTable table, double level, double confidence)
    {
        ScoreRow[] rows = [.. table.Rows.Select((row, item) => new ScoreRow($"{item}", "score", row.Share("score"), Cluster: row.Optional("cluster")))];
        return rows.All(row => row is { Score: 0 or 1, Cluster: null })
            ? Shares(rows.Count(row => row.Score == 1), rows.Length, level, confidence)
            : [Decides(MeanScore.Of(rows, TwoSided(confidence)), confidence), Shown("mean", MeanScore.Of(rows, level))];
    }

    private static Figure[] Shares(int successes, int items, double level, double confidence) =>
    [
        Decides(Proportion.ClopperPearson(successes, items, TwoSided(confidence)), confidence),
        Shown("exact", Proportion.ClopperPearson(successes, items, level)),
        Shown("wilson", Proportion.Wilson(successes, items, level)),
        Shown("jeffreys", Proportion.Jeffreys(successes, items, level)),
    ];

    /// <summary>Each bound of a two-sided interval is a one-sided one of half the error.</summary>
    private static double TwoSided(double confidence) => Math.Round((2 * confidence) - 1, 12);

    private static Figure Decides(Measurement measured, double confidence) =>
        new("decides", string.Create(CultureInfo.InvariantCulture, $"two one-sided bounds at {confidence:0.####}: what a gate decides on"), measured);

    private static Figure Shown(string name, Measurement measured) => new(name, "two-sided, to be shown", measured);

    private static void Draw(IAnsiConsole console, Figure[] figures, double confidence)
    {
        Figure.Draw(console, figures);
        if (figures[0].Measured.Interval is { } bounds)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"With one-sided confidence {confidence:0.####} the score is at least {Math.Floor(bounds.Lo * 10_000) / 10_000:0.0000}; a gate with a higher minimum does not pass."));
        }
    }
}
