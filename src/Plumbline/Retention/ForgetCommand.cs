using System.CommandLine;
using Plumbline.Jobs;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Retention;

/// <summary><c>plumbline forget --user U | --trace T</c>: a durable job, run here to its end.</summary>
internal static class ForgetCommand
{
    private static readonly Option<string?> User = new("--user") { Description = "The user's id, as the product states it; hashed at once and never kept.", HelpName = "ID" };
    private static readonly Option<string?> Trace = new("--trace") { Description = "The trace's id.", HelpName = "ID" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Prints what would go, and changes nothing." };

    public static Command Create() => Workspace.Verb(
        "forget", "Removes a user's traces, or one trace, with all that was said of them, and marks the artifacts that were made of them.", RunAsync, User, Trace, DryRun);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var forget = workspace.Get<ForgetFacts>();
        var request = new ForgetRequest(parsed.GetValue(User), parsed.GetValue(Trace), parsed.GetValue(DryRun));
        if (request.DryRun)
        {
            Workspace.Print(parsed, await forget.PlanAsync(workspace.Project, request, cancel), (console, facts) => Draw(console, facts, "would go"));
            return ExitCode.Pass;
        }

        var job = await forget.StartAsync(workspace.Project, request, "local", cancel);
        var ended = await workspace.Get<JobRunner>().RunToEndAsync(job.Id, cancel);
        if (ended.State != JobState.Done)
        {
            throw new UsageException($"Deletion {ended.Id} ended as {Words.Of(ended.State)}: {ended.Reason}");
        }

        Workspace.Print(parsed, (await workspace.Get<DeletionStore>().ListAsync(workspace.Project, int.MaxValue, cancel)).Single(one => one.Id == job.Id), (console, deletion) =>
        {
            Draw(console, deletion.Forgotten, "went");
            console.WriteLine($"deletion {deletion.Id}");
        });
        return ExitCode.Pass;
    }

    private static void Draw(IAnsiConsole console, ForgottenFacts facts, string column)
    {
        var table = new Table().AddColumns("kind", column);
        foreach (var (kind, items) in new[]
        {
            ("traces", facts.Traces), ("parts", facts.Parts), ("feedback", facts.Feedback), ("signals", facts.Signals), ("interactions", facts.Interactions), ("outcomes", facts.Outcomes), ("labels", facts.Labels),
        })
        {
            table.AddRow(kind, $"{items}");
        }

        console.Write(table);
        foreach (var artifact in facts.Artifacts)
        {
            console.WriteLine($"affected: {artifact.Kind}:{artifact.Hash[..12]} was made of {artifact.Items} of them; it is marked, and keeps its content");
        }
    }
}
