using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace Plumbline.Online;

/// <summary><c>plumbline online set|list|pause|resume|run</c>.</summary>
internal static class OnlineCommand
{
    private static readonly Argument<string> RuleFile = new("FILE") { Description = "JSON file: {\"name\": …, \"share\": 0.1, \"evaluators\": {NAME: {\"dimension\": …, \"evaluator\": {\"kind\": …}}}}." };
    private static readonly Argument<string> Name = new("NAME") { Description = "The rule." };
    private static readonly Option<bool> FromStart = new("--from-start") { Description = "A new rule begins with the first trace, not with the next." };

    public static Command Create()
    {
        var command = new Command("online", "Sends a share of live traffic to evaluators, and a share of that to people, on a budget.");
        command.Subcommands.Add(Workspace.BeginningVerb("set", "Sets a rule; each change is a version of its own. 'serve' runs it.", SetAsync, RuleFile, FromStart));
        command.Subcommands.Add(Workspace.Verb("list", "Shows rules, their spend and what their evaluators say.", ListAsync));
        command.Subcommands.Add(Workspace.Verb("pause", "Stops a rule; it goes on where it was.", (workspace, parsed, cancel) => SwitchAsync(workspace, parsed, false, cancel), Name));
        command.Subcommands.Add(Workspace.Verb("resume", "Lets a rule go on.", (workspace, parsed, cancel) => SwitchAsync(workspace, parsed, true, cancel), Name));
        command.Subcommands.Add(Workspace.Verb("run", "Runs the rules here and now, up to what has arrived.", RunAsync));
        return command;
    }

    private static async Task<int> SetAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var kept = await workspace.Get<RuleStore>().SetAsync(workspace.Project, Read(parsed.GetRequiredValue(RuleFile)), parsed.GetValue(FromStart), cancel);
        Workspace.Print(parsed, kept, (console, set) => console.WriteLine($"{set.Rule.Name} is set, version {set.Version[..12]}, {(set.Rule.Active ? "running where 'plumbline serve' runs" : "paused")}."));
        return ExitCode.Pass;
    }

    private static async Task<int> ListAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<OnlineBoard>().OfAsync(workspace.Project, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> SwitchAsync(Workspace workspace, ParseResult parsed, bool active, CancellationToken cancel)
    {
        var kept = await workspace.Get<RuleStore>().SwitchAsync(workspace.Project, parsed.GetRequiredValue(Name), active, cancel);
        Workspace.Print(parsed, kept, (console, set) => console.WriteLine($"{set.Rule.Name} is {(set.Rule.Active ? "running" : "paused")}."));
        return ExitCode.Pass;
    }

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var (run, sum) = (workspace.Get<RunOnline>(), new OnlineTurn(0, 0, 0, AtEnd: false));
        while (!sum.AtEnd)
        {
            var round = await run.RoundAsync(cancel);
            sum = new(sum.Seen + round.Seen, sum.Taken + round.Taken, sum.PassedOver + round.PassedOver, round.AtEnd);
        }

        Workspace.Print(parsed, sum, (console, done) => console.WriteLine($"{done.Seen} traces read, {done.Taken} taken, {done.PassedOver} passed over for want of budget."));
        return ExitCode.Pass;
    }

    private static OnlineRule Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<OnlineRule>(File.ReadAllText(file), WireFormat.Options) ?? throw new UsageException($"{file}: it holds no rule.");
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {wrong.Message}");
        }
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<RuleStatus> rules)
    {
        if (rules.Count == 0)
        {
            console.WriteLine("No rule is set. 'plumbline online set rule.json' sets one.");
            return;
        }

        foreach (var status in rules)
        {
            console.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{status.Rule.Name}: {(status.Rule.Active ? "running" : "paused")}, share {status.Rule.Share}, today {status.Today.Evaluations} of {status.Rule.EvaluationsPerDay} evaluations and {status.Today.Usd:0.00####} USD, {status.Progress.Seen} traces read, {status.Progress.PassedOver} passed over"));
            var table = new Table().AddColumns("evaluator", "dimension", "its scores", "what people would say", "agreement on spot checks", "believed");
            foreach (var line in status.Evaluators)
            {
                table.AddRow(
                    line.Name.EscapeMarkup(), line.Dimension.EscapeMarkup(), Measure.Text(line.Score).EscapeMarkup(), Measure.Text(line.AsPeople).EscapeMarkup(),
                    Measure.Text(line.Agreement).EscapeMarkup(), line.AlarmAt is { } check ? $"no: plain at spot check {check}" : "nothing against it");
            }

            console.Write(table);
        }
    }
}
