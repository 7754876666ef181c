using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>A measure as a verb: <c>plumbline measure NAME</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Question">The question it answers.</param>
/// <param name="Input">What a row of its input holds; null where options say all.</param>
/// <param name="Options">Its own options.</param>
/// <param name="Run">Measures.</param>
internal sealed record MeasureVerb(string Name, string Question, string? Input, IReadOnlyList<Option> Options, Func<ParseResult, Measured> Run)
{
    public static Option<string?> In { get; } = new("--in") { Description = "CSV with a header line, a JSON list of objects, or JSON lines; standard input when left out.", HelpName = "FILE" };

    public static Option<double> Level { get; } = new("--level") { Description = "Two-sided level of intervals.", HelpName = "SHARE", DefaultValueFactory = _ => 0.95 };

    public static Option<ulong> Seed { get; } = new("--seed") { Description = "Seed of what is drawn by chance.", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>The command of the measure. What the measure refuses is the caller's mistake.</summary>
    public Command Create()
    {
        var command = new Command(Name, Input is null ? Question : $"{Question} Columns: {Input}.");
        foreach (var option in Options)
        {
            command.Options.Add(option);
        }

        command.Options.Add(Workspace.Json);
        command.SetAction(parsed =>
        {
            try
            {
                var measured = Run(parsed);
                Workspace.Print(parsed, measured.Json, (console, _) => measured.Draw(console));
            }
            catch (ArgumentException wrong)
            {
                throw new UsageException($"measure {Name}: {wrong.Message}");
            }

            return ExitCode.Pass;
        });
        return command;
    }
}

/// <summary>What a measure found.</summary>
/// <param name="Json">For programs.</param>
/// <param name="Draw">For people.</param>
internal sealed record Measured(object Json, Action<IAnsiConsole> Draw);
