using System.CommandLine;
using Plumbline.Gates;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>Can this test set see it? Asked before anything is run.</summary>
internal static class PowerMeasure
{
    private const int Points = 12;
    private static readonly Option<int> Items = NumberOption.Required("--items", "Items that both releases are scored on; conversations where items of one are not independent.", 1, 500);
    private static readonly Option<double> Margin = NumberOption.Between("--margin", "Tolerated drop.", 0.02, 0, 1);
    private static readonly Option<int> Dimensions = NumberOption.Whole("--dimensions", "Dimensions that must all pass.", 1, 1);
    private static readonly Option<double?> Discordance = NumberOption.Optional("--discordance", "Share of items whose verdict changes between two releases; 0.1 when neither it nor a pilot is given.", 0, 1, 0.1);
    private static readonly Option<double> Alpha = NumberOption.Between("--alpha", "One-sided chance that a drop beyond the margin gets through.", 0.05, 0, 0.5);
    private static readonly Option<double> Power = NumberOption.Between("--power", "Chance that an unchanged model should have to get through.", 0.8, 0, 1);

    public static MeasureVerb Verb { get; } = new(
        "power", "Can this test set see it? What a number of items can tell, and how many are needed.", "old, new: scores of a pilot, with --in; or --discordance",
        [Items, Margin, Dimensions, Discordance, MeasureVerb.In, Alpha, Power], Run);

    private static Measured Run(ParseResult parsed)
    {
        var pilot = Pilot(parsed);
        var question = new TestSetQuestion(
            parsed.GetRequiredValue(Items), pilot?.Planned ?? parsed.GetValue(Discordance) ?? 0.1, parsed.GetValue(Margin), parsed.GetValue(Dimensions), parsed.GetValue(Alpha),
            parsed.GetValue(Power), pilot?.Scores.Binary ?? true);
        var answer = TestSetPower.Ask(question);
        var curve = TestSetPower.Curve(question, TestSetPower.Grid(answer, Points));
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
            pilot = pilot is null ? null : new { discordance = WireMeasurement.Of(pilot.Scores.Discordance), change = WireMeasurement.Of(pilot.Scores.Change), warnings = pilot.Warnings },
            curve,
        };
        return new(json, console => Draw(console, answer, curve, pilot));
    }

    private static PilotSample? Pilot(ParseResult parsed)
    {
        if (parsed.GetValue(MeasureVerb.In) is not { } path)
        {
            return null;
        }

        return parsed.GetValue(Discordance) is null
            ? PilotSample.Of(InputTable.Read(path))
            : throw new UsageException("--discordance: a pilot (--in) measures it; give one of the two.");
    }

    private static void Draw(IAnsiConsole console, TestSetAnswer answer, IReadOnlyList<PowerAtItems> curve, PilotSample? pilot)
    {
        console.WriteLine(answer.Sentence);
        if (pilot is not null)
        {
            Figure.Draw(console, pilot.Figures);
            foreach (var warning in pilot.Warnings)
            {
                console.WriteLine($"NOTE: {warning}");
            }
        }

        string[] chances = answer.WorseBy > 0
            ? ["an unchanged model passes", FormattableString.Invariant($"a model worse by {answer.WorseBy:0.####} passes")]
            : ["an unchanged model passes"];
        var table = Figure.Table("items", chances);
        foreach (var point in curve)
        {
            string[] passes = [Figure.Chance(point.UnchangedPasses), Figure.Chance(point.WorsePasses)];
            table.AddRow([point.Items == answer.Question.Items ? $"{point.Items} (asked)" : $"{point.Items}", .. passes[..chances.Length]]);
        }

        console.Write(table);
        console.WriteLine(FormattableString.Invariant(
            $"A rule on raw counts (\"no dimension down by more than {answer.Question.Margin:0.####}\") would block a share of {Figure.Chance(answer.UnchangedBlockedByCounts)} of unchanged models. Planned with a discordance of {answer.Question.Discordance:0.####}. Method: {answer.Method}."));
    }
}
