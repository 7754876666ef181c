using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary><c>plumbline measure</c>: the measures that the loop decides with, on anybody's numbers.</summary>
internal static class MeasureCommand
{
    /// <summary>Every measure, in the order of a list.</summary>
    public static IReadOnlyList<MeasureVerb> All { get; } =
        [AgreementMeasure.Verb, PowerMeasure.Verb, IntervalMeasure.Verb, CompareMeasure.Verb, CalibrateMeasure.Verb, PairwiseMeasure.Verb, CrowdMeasure.Verb, DriftMeasure.Verb];

    public static Command Create()
    {
        var command = new Command("measure", "Measures agreement, power, intervals, changes and more on a table of your own; no database.");
        foreach (var measure in All)
        {
            command.Subcommands.Add(measure.Create());
        }

        command.Subcommands.Add(List());
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the measures with the question each answers.");
        command.Options.Add(Workspace.Json);
        command.SetAction(parsed =>
        {
            Workspace.Print(parsed, All.Select(measure => new { measure.Name, measure.Question, measure.Input }), (console, _) => Draw(MeasureVerb.Narrow(console)));
            return ExitCode.Pass;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console)
    {
        var table = new Table().AddColumns("measure", "question", "columns");
        foreach (var measure in All)
        {
            table.AddRow(measure.Name, measure.Question.EscapeMarkup(), (measure.Input ?? "options say all").EscapeMarkup());
        }

        console.Write(table);
        console.WriteLine("plumbline measure NAME --help says what each takes; docs/measures.md when not to use it.");
    }
}
