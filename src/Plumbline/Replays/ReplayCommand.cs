using System.CommandLine;
using System.Text.Json;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Traces;
using Spectre.Console;

namespace Plumbline.Replays;

/// <summary><c>plumbline replay TRACE …</c>.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string[]> Ids = new("TRACE") { Description = "The traces to run again; several run as a job.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Model = new("--model") { Description = "Another model.", HelpName = "MODEL" };
    private static readonly Option<string?> SystemPrompt = new("--system") { Description = "Another system prompt.", HelpName = "TEXT" };
    private static readonly Option<string?> Prompt = new("--messages") { Description = "JSON file with other messages: [{\"role\": …, \"content\": …}].", HelpName = "FILE" };
    private static readonly Option<string?> Release = new("--release") { Description = "A policy that chooses: among the original's candidates, or new ones.", HelpName = "RELEASE" };
    private static readonly Option<string?> Connection = new("--connection") { Description = "A stored connection. Default: --upstream, else the project's default.", HelpName = "NAME" };
    private static readonly Option<string?> Address = new("--upstream") { Description = $"The OpenAI-compatible API. Default: {Upstream.Variable}. Its key: {Upstream.KeyVariable}.", HelpName = "URL" };

    public static Command Create() => Workspace.Verb(
        "replay", "Runs traces again with another model, prompt or policy, and shows what changed. The originals stay as they are.", RunAsync, Ids, Model, SystemPrompt, Prompt, Release, Connection, Address);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var change = new ReplayChange(parsed.GetValue(Model), Messages(parsed.GetValue(Prompt)), parsed.GetValue(SystemPrompt), parsed.GetValue(Release), parsed.GetValue(Connection));
        var ids = parsed.GetRequiredValue(Ids);
        if (ids.Length == 1)
        {
            var replay = await workspace.Get<ReplayTrace>().RunAsync(workspace.Project, new(ids[0], change), null, Upstream.Of(parsed.GetValue(Address)), cancel);
            Workspace.Print(parsed, await workspace.Get<CompareReplay>().RunAsync(workspace.Project, replay.Trace, cancel), Draw);
            return ExitCode.Pass;
        }

        if (parsed.GetValue(Address) is not null)
        {
            throw new UsageException($"--upstream: several traces run as a job, which another process may go on with; set a connection, or {Upstream.Variable} for all.");
        }

        var batch = new ReplayBatch(ids, change);
        RefusedException.ThrowIfAny([.. batch.Wrong()]);
        var job = await workspace.Get<JobStore>().EnqueueAsync(JobRequest.Of(workspace.Project, ReplayJob.JobKind, batch), cancel);
        job = await workspace.Get<JobRunner>().RunToEndAsync(job.Id, cancel);
        Workspace.Print(parsed, job, Draw);
        return job.State == JobState.Done ? ExitCode.Pass : ExitCode.CouldNotRun;
    }

    private static Message[]? Messages(string? file)
    {
        try
        {
            return file is null ? null : JsonSerializer.Deserialize<Message[]>(File.ReadAllText(file), WireFormat.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--messages {file}: {wrong.Message}");
        }
    }

    private static void Draw(IAnsiConsole console, Comparison told)
    {
        console.WriteLine($"{told.Replay.Trace} replays {told.Replay.Original}; the prompt is {(told.Replay.SamePrompt ? "the same, byte for byte" : "another")} ({told.Replay.Prompt[..12]}).");
        var table = new Table().AddColumns("", "original", "replay");
        foreach (var (name, of) in ComparedFigures.All)
        {
            table.AddRow(name, of(told.Before).EscapeMarkup(), (told.After is { } after ? of(after) : "not kept").EscapeMarkup());
        }

        console.Write(table);
        foreach (var change in told.Answer)
        {
            console.Write(change.Kind switch
            {
                ChangeKind.Removed => new Text($"[-{change.Text}-]", new(Color.Red)),
                ChangeKind.Added => new Text($"{{+{change.Text}+}}", new(Color.Green)),
                _ => new Text(change.Text),
            });
        }

        console.WriteLine();
    }

    private static void Draw(IAnsiConsole console, Job job) => console.WriteLine(job.Result?.Deserialize<ReplayResult>(WireFormat.WithNulls) is { } result
        ? $"{result.Replayed} traces run again, {result.SamePrompt} with the same prompt byte for byte, {result.Refused} refused. {string.Join(' ', result.Reasons)}"
        : $"Job {job.Id} {Storage.Words.Of(job.State)}: {job.Reason}");
}
