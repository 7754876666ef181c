using System.CommandLine;
using System.Text.Json;
using Plumbline.Http;
using Plumbline.Jobs;
using Spectre.Console;

namespace Plumbline.Optimizers;

/// <summary><c>plumbline train METHOD</c>: a durable job, run here to its end when no server runs it.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Method = new("METHOD") { Description = "dpo or reward-model." };
    private static readonly Option<string> PairSet = new("--pairs") { Description = "The pair set, of the split train: a version, its first digits, or a dataset's name for its newest.", HelpName = "PAIRS", Required = true };
    private static readonly Option<string?> Base = new("--base") { Description = "The checkpoint to start from; the uniform policy when left out.", HelpName = "CHECKPOINT" };
    private static readonly Option<string?> Settings = new("--settings") { Description = "The optimizer's settings, a JSON file.", HelpName = "FILE" };
    private static readonly Option<string?> Name = new("--name") { Description = "The checkpoint's name.", HelpName = "NAME" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of everything drawn.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Ablate = new("--ablate") { Description = "Features to train without, for the ablation table; 'all' for every one.", HelpName = "FEATURE", AllowMultipleArgumentsPerToken = true };

    public static Command Create() =>
        Workspace.Verb("train", "Trains a checkpoint on a pair set. A killed run goes on where it was.", RunAsync, Method, PairSet, Base, Settings, Name, Seed, Ablate);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var request = new TrainingRequest(
            parsed.GetRequiredValue(Method), parsed.GetRequiredValue(PairSet), parsed.GetValue(Name), parsed.GetValue(Base), await SettingsAsync(parsed, cancel), parsed.GetValue(Seed), Features(parsed));
        var job = await workspace.Get<StartTraining>().RunAsync(workspace.Project, request, cancel);
        var ended = await FollowAsync(workspace, job, parsed, cancel);
        if (ended.State != JobState.Done)
        {
            throw new UsageException($"Training {ended.Id} ended as {Storage.Words.Of(ended.State)}: {ended.Reason}");
        }

        var checkpoint = ended.Result!.Value.GetProperty("checkpoint").GetString()!;
        var row = await workspace.Get<Lineage.ArtifactStore>().FindAsync(workspace.Project, TrainJob.CheckpointKind, checkpoint, cancel);
        Workspace.Print(parsed, new TrainedCheckpoint(checkpoint, ended.Id, row!.SummaryAs<TrainingManifest>() with { Name = row.Name }), Draw);
        return ExitCode.Pass;
    }

    private static async Task<Job> FollowAsync(Workspace workspace, Job job, ParseResult parsed, CancellationToken cancel)
    {
        var said = parsed.InvocationConfiguration.Error;
        if (job is { State: JobState.Ready, Progress.Message: { } before })
        {
            await said.WriteLineAsync($"plumbline: training {job.Id} is taken up again. {before}");
        }

        var run = workspace.Get<JobRunner>().RunToEndAsync(job.Id, cancel, held => said.WriteLine(Waiting(held)));
        if (parsed.GetValue(Workspace.Json) || Console.IsOutputRedirected)
        {
            return await run;
        }

        return await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("training");
            while (!run.IsCompleted)
            {
                await Task.WhenAny(run, Task.Delay(200, cancel));
                var seen = (await workspace.Get<JobStore>().FindAsync(job.Id, cancel))!.Progress;
                (task.MaxValue, task.Value, task.Description) = (Math.Max(1, seen.Total), seen.Done, (seen.Message ?? "training").EscapeMarkup());
            }

            return await run;
        });
    }

    /// <summary>A process that was killed keeps its hold until the lease runs out: without a word that would look like a hang.</summary>
    private static string Waiting(Job job) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"plumbline: training {job.Id} is held by {job.Worker} until {job.LeaseUntil:HH:mm:ss} UTC; waiting for it to end. If that process was killed, training goes on here after that time.");

    private static async Task<JsonElement?> SettingsAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Settings) is not { } file)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(file, cancel));
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"--settings {file}: {JsonProblem.Of(wrong).Message}");
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"--settings {file}: {wrong.Message}");
        }
    }

    private static string[]? Features(ParseResult parsed) => parsed.GetValue(Ablate) switch
    {
        null or [] => null,
        ["all"] => [],
        var some => some,
    };

    private static void Draw(IAnsiConsole console, TrainedCheckpoint trained)
    {
        var found = trained.Manifest.Diagnostics;
        console.WriteLine($"checkpoint {trained.Checkpoint} ({trained.Manifest.Method}, {trained.Manifest.Steps} steps on {trained.Manifest.TrainingPairs} pairs)");
        var table = new Table().AddColumns("on pairs held out", "measured");
        table.AddRow("accuracy", Measure.Text(found.HeldOutAccuracy).EscapeMarkup());
        table.AddRow("longer-answer rule", Measure.Text(found.LongerAnswerAccuracy).EscapeMarkup());
        table.AddRow("agreement with length", Measure.Text(found.AgreementWithLength).EscapeMarkup());
        table.AddRow("KL from the reference, nats", Measure.Text(found.Kl).EscapeMarkup());
        console.Write(table);
        if (found.Underfit)
        {
            console.WriteLine($"WARNING: {found.UnderfitReason}");
        }

        if (trained.Manifest.Ablation is { } ablation)
        {
            AblationTable.Draw(console, ablation);
        }
    }
}

/// <summary>A checkpoint that was trained.</summary>
internal sealed record TrainedCheckpoint(string Checkpoint, string Job, TrainingManifest Manifest);
