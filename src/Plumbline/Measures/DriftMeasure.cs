using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Has something changed: between two samples, or along a stream?</summary>
internal static class DriftMeasure
{
    private static readonly Option<int?> Reference = NumberOption.Optional("--reference", "Of a stream: its first values, which are in order; half of them when left out.", "N", 2, 100);
    private static readonly Option<int> RunLength = NumberOption.Whole("--run-length", "Of a stream: values between false alarms of the running sum, on average.", 2, 500);
    private static readonly Option<double?> Expected = NumberOption.Optional("--expected", "Of a stream of 0 and 1: the share of 1, such as a judge's agreement with people, that should hold at least.", 0, 1, 0.9);

    public static MeasureVerb Verb { get; } = new(
        "drift", "Has it changed? Two samples by mean, gap and stability index, categories by their shares, points by their discrepancy; or a stream by where its mean changed and when an alarm is due.",
        "value[, sample: reference or current]; columns of numbers beside sample instead of value are points; without sample a stream in the order of time",
        [MeasureVerb.In, Reference, RunLength, Expected, MeasureVerb.Level, MeasureVerb.Seed], Run);

    private static Measured Run(ParseResult parsed)
    {
        var table = InputTable.Read(parsed.GetValue(MeasureVerb.In));
        var (level, seed) = (parsed.GetValue(MeasureVerb.Level), parsed.GetValue(MeasureVerb.Seed));
        if (!table.Has("sample"))
        {
            var watch = new StreamWatch([.. table.Rows], parsed.GetValue(Reference), parsed.GetValue(RunLength), parsed.GetValue(Expected), level, seed);
            return Told("stream", [.. watch.Figures()], new { values = table.Rows.Count }, watch.First, seed, level);
        }

        if (new Option[] { Reference, Expected }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } odd)
        {
            throw new UsageException($"{odd.Name}: it is for a stream, and the column 'sample' names two samples. Leave one of the two out.");
        }

        var samples = TwoSamples.Of(table, level, seed);
        return Told(samples.Kind, samples.Figures, new { reference = samples.Reference, current = samples.Current }, null, seed, level);
    }

    private static Measured Told(string kind, DriftFigure[] figures, object counts, int? first, ulong seed, double level) => new(
        new { measure = "drift", kind, counts, first, seed, level, figures = figures.ToDictionary(figure => figure.Name, figure => new { effect = figure.Effect, p = figure.P, alarm = figure.Alarm }) },
        console => Draw(console, kind, figures));

    private static void Draw(IAnsiConsole console, string kind, DriftFigure[] figures)
    {
        console.WriteLine($"Taken as {kind}.");
        var table = Figure.Table("", ["effect", "interval", "p or alarm"], "what it is");
        foreach (var figure in figures)
        {
            table.AddRow(
                figure.Name.Replace('_', ' ').EscapeMarkup(), Figure.Value(figure.Effect), Figure.Bounds(figure.Effect), figure.Said,
                (figure.Effect.Explanation is { } none ? $"{figure.Meaning}. Not measured: {none}" : figure.Meaning).EscapeMarkup());
        }

        console.Write(table);
        Figure.DrawNotes(console, [.. figures.SelectMany(figure => new[] { (figure.Name.Replace('_', ' '), figure.Effect), (figure.Name.Replace('_', ' '), figure.P ?? figure.Effect) })]);
        console.WriteLine("An alarm rests on p; how bad it is on the effect. A watch over many streams shares its alarms out: see docs/measures.md.");
    }
}
