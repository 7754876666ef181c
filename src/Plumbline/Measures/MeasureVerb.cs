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
    /// <summary>Columns of a terminal that every table fits in.</summary>
    public const int Width = 100;

    public static Option<string?> In { get; } = new("--in") { Description = "CSV with a header line, a JSON list of objects, or JSON lines; standard input when left out.", HelpName = "FILE" };

    public static Option<double> Level { get; } = NumberOption.Between("--level", "Two-sided level of intervals.", 0.95, 0, 1);

    public static Option<ulong> Seed { get; } = new("--seed") { Description = "Seed of what is drawn by chance.", HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = NumberOption.Seed };

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
                Workspace.Print(parsed, measured.Json, (console, _) => measured.Draw(Narrow(console)));
            }
            catch (ArgumentException wrong)
            {
                throw new UsageException($"measure {Name}: {Plain(wrong)}");
            }

            return ExitCode.Pass;
        });
        return command;
    }

    /// <summary>What an argument was refused for, without the name that it has in the code.</summary>
    internal static string Plain(ArgumentException wrong) =>
        wrong.Message.Split('\n')[0].TrimEnd().Replace($" (Parameter '{wrong.ParamName}')", "", StringComparison.Ordinal);

    /// <summary>A console that is no wider than every terminal.</summary>
    internal static IAnsiConsole Narrow(IAnsiConsole console)
    {
        console.Profile.Width = Math.Min(console.Profile.Width, Width);
        return console;
    }
}
