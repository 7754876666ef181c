using System.CommandLine;
using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Retention;

/// <summary><c>plumbline retention show|set|run</c>.</summary>
internal static class RetentionCommand
{
    private const string Forever = "forever";
    private static readonly Option<string?> Text = Days("--text", "What was asked and answered, and the parts as clients sent them.");
    private static readonly Option<string?> Traces = Days("--traces", "The columns of a trace: model, release, tokens, cost, time.");
    private static readonly Option<string?> Feedback = Days("--feedback", "What people said on purpose.");
    private static readonly Option<string?> Signals = Days("--signals", "What they did.");
    private static readonly Option<string?> Outcomes = Days("--outcomes", "What happened afterwards.");

    public static Command Create()
    {
        var command = new Command("retention", "How long a project keeps what. Counts, labels, artifacts and decisions are kept for good.");
        command.Subcommands.Add(Workspace.Verb("show", "Shows the days of each tier, what has expired, and what is kept back and why.", ShowAsync));
        command.Subcommands.Add(Workspace.BeginningVerb("set", $"Sets days from arrival, or '{Forever}'. What is not named stays as it is.", SetAsync, Text, Traces, Feedback, Signals, Outcomes));
        command.Subcommands.Add(Workspace.Verb("run", "Lets go now what is past its time; a server does so by itself, once a day.", RunAsync));
        return command;
    }

    private static async Task<int> ShowAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<RetentionStore>().ViewAsync(workspace.Project, cancel), Draw);
        return ExitCode.Pass;
    }

    private static async Task<int> SetAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var store = workspace.Get<RetentionStore>();
        var known = await store.SettingsAsync(workspace.Project, cancel);
        await store.SetAsync(
            workspace.Project,
            new(Read(Text, known.TextDays), Read(Traces, known.TraceDays), Read(Feedback, known.FeedbackDays), Read(Signals, known.SignalDays), Read(Outcomes, known.OutcomeDays)),
            cancel);
        return await ShowAsync(workspace, parsed, cancel);

        int? Read(Option<string?> option, int? before) => parsed.GetValue(option) switch
        {
            null => before,
            Forever => null,
            var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : throw new UsageException($"{option.Name} {text}: give a number of days, or '{Forever}'."),
        };
    }

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        await workspace.Get<ProjectStore>().PseudonymAsync(workspace.Project, cancel);
        var job = await workspace.Get<JobStore>().EnqueueAsync(JobRequest.Of(workspace.Project, ExpireFacts.JobKind, new { }), cancel);
        var ended = await workspace.Get<JobRunner>().RunToEndAsync(job.Id, cancel);
        return ended.State == JobState.Done ? await ShowAsync(workspace, parsed, cancel) : throw new UsageException($"Expiry {ended.Id} ended as {Words.Of(ended.State)}: {ended.Reason}");
    }

    private static void Draw(IAnsiConsole console, RetentionView view)
    {
        var table = new Table().AddColumns("kept", "days", "expired so far", "kept for labels", "kept for artifacts", "next expiry");
        foreach (var tier in view.Tiers)
        {
            table.AddRow(
                Words.Of(tier.Tier), tier.Days?.ToString(CultureInfo.InvariantCulture) ?? Forever, $"{tier.Removed}", $"{tier.KeptForLabels}", $"{tier.KeptForArtifacts}",
                tier.NextAt is { } next ? $"{next:yyyy-MM-dd HH:mm} UTC" : "none");
        }

        console.Write(table);
        console.WriteLine("Counts, labels, artifacts and decisions are kept for good.");
    }

    private static Option<string?> Days(string name, string description) => new(name) { Description = description, HelpName = "DAYS" };
}
