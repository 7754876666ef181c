using System.CommandLine;
using Plumbline.Gates;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Can this test set see it? Asked before anything is run.</summary>
internal static class PowerMeasure
{
    private static readonly Option<int> Items = new("--items") { Description = "Items that both releases are scored on; conversations where items of one are not independent.", HelpName = "N", Required = true };
    private static readonly Option<double> Margin = new("--margin") { Description = "Tolerated drop.", HelpName = "SHARE", DefaultValueFactory = _ => 0.02 };
    private static readonly Option<int> Dimensions = new("--dimensions") { Description = "Dimensions that must all pass.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Discordance = new("--discordance") { Description = "Share of items whose verdict changes between two releases; 0.1 when neither it nor a pilot is given.", HelpName = "SHARE" };
    private static readonly Option<double> Alpha = new("--alpha") { Description = "One-sided chance that a drop beyond the margin gets through.", HelpName = "SHARE", DefaultValueFactory = _ => 0.05 };
    private static readonly Option<double> Power = new("--power") { Description = "Chance that an unchanged model should have to get through.", HelpName = "SHARE", DefaultValueFactory = _ => 0.8 };

    public static MeasureVerb Verb { get; } = new(
        "power", "Can this test set see it? What a number of items can tell, and how many are needed.", "old, new: scores of a pilot, with --in; or --discordance",
        [Items, Margin, Dimensions, Discordance, MeasureVerb.In, Alpha, Power], Run);

    private static Measured Run(ParseResult parsed)
    {
        var pilot = Pilot(parsed);
        var question = new TestSetQuestion(
            parsed.GetRequiredValue(Items), Psi(parsed, pilot), parsed.GetValue(Margin), parsed.GetValue(Dimensions), parsed.GetValue(Alpha), parsed.GetValue(Power), pilot?.Binary ?? true);
        var answer = TestSetPower.Ask(question);
        var curve = TestSetPower.Curve(question, TestSetPower.Grid(answer, 12));
        var json = new
        {
            measure = "power",
            question.Items,
            question.Discordance,
            question.Margin,
            question.Dimensions,
            question.Alpha,
            question.Power,
            question.Binary,
            answer.Sees,
            answer.Sentence,
            answer.Unchanged,
            answer.Worse,
            answer.WorseBy,
            answer.UnchangedBlockedByCounts,
            answer.SmallestDetectableDrop,
            answer.ItemsNeeded,
            answer.Method,
            pilot = pilot is null ? null : new { discordance = WireMeasurement.Of(pilot.Discordance), change = WireMeasurement.Of(pilot.Change) },
            curve,
        };
        return new(json, console => Draw(console, answer, curve));
    }

    private static PilotScores? Pilot(ParseResult parsed)
    {
        if (parsed.GetValue(MeasureVerb.In) is not { } path)
        {
            return null;
        }

        if (parsed.GetValue(Discordance) is not null)
        {
            throw new UsageException("--discordance: a pilot (--in) measures it; give one of the two.");
        }

        var rows = InputTable.Read(path).Rows;
        return PilotScores.Of([.. rows.Select(row => row.Share("old"))], [.. rows.Select(row => row.Share("new"))]);
    }

    private static double Psi(ParseResult parsed, PilotScores? pilot) => pilot switch
    {
        null => parsed.GetValue(Discordance) ?? 0.1,
        { Discordance: Measurement.Known measured } => measured.Value,
        { Discordance: Measurement.Unknown unknown } => throw new UsageException($"--in: {unknown.Reason}"),
        _ => throw new UsageException("--in: the pilot has no discordance."),
    };

    private static void Draw(IAnsiConsole console, TestSetAnswer answer, IReadOnlyList<PowerAtItems> curve)
    {
        console.WriteLine(answer.Sentence);
        var table = new Table().AddColumns("items", "an unchanged model passes", FormattableString.Invariant($"a model worse by {answer.WorseBy:0.###} passes"));
        foreach (var point in curve)
        {
            table.AddRow(point.Items == answer.Question.Items ? $"{point.Items} (asked)" : $"{point.Items}", FormattableString.Invariant($"{point.UnchangedPasses:0.000}"), FormattableString.Invariant($"{point.WorsePasses:0.000}"));
        }

        console.Write(table);
        console.WriteLine(FormattableString.Invariant(
            $"A rule on raw counts (\"no dimension down by more than {answer.Question.Margin:0.###}\") would block {answer.UnchangedBlockedByCounts:0.000} of unchanged models. Method: {answer.Method}."));
    }
}
