using System.CommandLine;
using System.Text.Json;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Signals;

/// <summary><c>plumbline signals rules|counts|derive</c>: by which rules behaviour is read, what it says, and all history again by other rules.</summary>
internal static class SignalCommand
{
    private static readonly Option<string?> RuleFile = new("--rules") { Description = "The rules, a JSON file as 'plumbline signals rules' prints it; those that hold when left out.", HelpName = "FILE" };
    private static readonly Option<int> Days = new("--days") { Description = "Days back from now.", DefaultValueFactory = _ => 30 };

    public static Command Create()
    {
        var command = new Command("signals", "What users' behaviour says, derived by versioned rules.");
        command.Subcommands.Add(Workspace.Verb("rules", "Prints the rules that hold, as JSON to change and to derive by.", RulesAsync));
        command.Subcommands.Add(Workspace.Verb("counts", "Counts signals by kind, stated and derived.", CountsAsync, Days));
        command.Subcommands.Add(Workspace.Verb("derive", "Derives all history by rules, which hold once it is through. A killed run goes on where it was.", DeriveAsync, RuleFile));
        return command;
    }

    private static async Task<int> RulesAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var (rules, _) = await workspace.Get<SignalRuleStore>().CurrentAsync(workspace.Project, cancel);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(rules.Text());
        return ExitCode.Pass;
    }

    private static async Task<int> CountsAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var (rules, _) = await workspace.Get<SignalRuleStore>().CurrentAsync(workspace.Project, cancel);
        var since = workspace.Get<TimeProvider>().GetUtcNow().AddDays(-InRange.Checked("days", parsed.GetValue(Days), 1, 3_650));
        var counted = new CountedSignals(rules.Version, since, await workspace.Get<SignalCounts>().OfAsync(workspace.Project, rules, since, cancel));
        Workspace.Print(parsed, counted, (console, shown) =>
        {
            var table = new Table().AddColumns("signal", "stated", "derived", "answers");
            foreach (var count in shown.Counts)
            {
                table.AddRow($"{Words.Of(count.Kind)}{(count.Reading is { } reading ? $", {Words.Of(reading)}" : "")}", $"{count.Stated}", $"{count.Derived}", $"{count.Traces}");
            }

            console.Write(table);
            console.WriteLine($"by rules {shown.Rules[..12]}");
        });
        return ExitCode.Pass;
    }

    private static async Task<int> DeriveAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var job = await workspace.Get<StartDerivation>().RunAsync(workspace.Project, await RulesAsync(parsed, cancel), cancel);
        var ended = await workspace.Get<JobRunner>().RunToEndAsync(
            job.Id, cancel, held => parsed.InvocationConfiguration.Error.WriteLine($"plumbline: derivation {held.Id} is held by {held.Worker}; waiting for it to end."));
        if (ended.State != JobState.Done)
        {
            throw new UsageException($"Derivation {ended.Id} ended as {Words.Of(ended.State)}: {ended.Reason}");
        }

        var rules = ended.Result!.Value.GetProperty("rules").GetString()!;
        Workspace.Print(parsed, new { job = ended.Id, rules, arrivals = ended.Progress.Done }, (console, done) =>
            console.WriteLine($"Derived {done.arrivals} arrivals by rules {done.rules[..12]}, which hold now."));
        return ExitCode.Pass;
    }

    private static async Task<SignalRuleSet?> RulesAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(RuleFile) is not { } file)
        {
            return null;
        }

        try
        {
            return SignalRuleSet.Read(File.Exists(file) ? await File.ReadAllTextAsync(file, cancel) : throw new UsageException($"There is no file '{file}'."));
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"--rules {file}: {JsonProblem.Of(wrong, typeof(SignalRuleSet)).Message}");
        }
    }
}
