using System.Diagnostics;
using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;

namespace Plumbline.Optimizers;

/// <summary>Runs an optimizer as a durable job: it reports as it goes, saves its state, and a killed run goes on from there.</summary>
internal sealed class TrainJob(ArtifactStore artifacts, TrainingPoints points, IEnumerable<IOptimizer> optimizers) : IJobHandler
{
    public const string CheckpointKind = "checkpoint";
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(1);

    public string Kind => StartTraining.JobKind;

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var payload = job.Payload<TrainingPayload>();
        var (_, content) = await artifacts.LoadAsync(job.Job.Project, BuildPairs.Kind, payload.Pairs, cancel);
        var (header, pairs) = PairText.Read(content);
        var (_, dataset) = await artifacts.LoadAsync(job.Job.Project, CutDataset.Kind, header.Dataset, cancel);
        var data = TrainingData.Of(pairs, DatasetText.Read(dataset).Items, payload.Seed);
        var reference = payload.Base is { } id ? (await artifacts.LoadAsync(job.Job.Project, CheckpointKind, id, cancel)).Content : null;
        var run = optimizers.Single(optimizer => optimizer.Method == payload.Method).Start(data.Training, payload.Settings, reference);
        await DescendAsync(job, run, cancel);
        await job.ReportAsync(run.Done, run.TotalSteps, "Diagnosing on pairs held out");
        await CompleteAsync(job, payload, header, data, run);
    }

    private async Task DescendAsync(JobContext job, IOptimizerRun run, CancellationToken cancel)
    {
        if (await points.StateAsync(job.Job.Id, cancel) is { } state)
        {
            run.Load(new MemoryStream(state));
        }

        var unsaved = new List<TrainingStep>();
        var since = Stopwatch.StartNew();
        foreach (var step in run.Steps())
        {
            unsaved.Add(step);
            if (since.Elapsed > BetweenSaves || run.Done == run.TotalSteps)
            {
                await SaveAsync(job, run, unsaved, cancel);
                since.Restart();
            }

            cancel.ThrowIfCancellationRequested();
        }
    }

    private async Task SaveAsync(JobContext job, IOptimizerRun run, List<TrainingStep> unsaved, CancellationToken cancel)
    {
        using var state = new MemoryStream();
        run.Save(state);
        await points.KeepAsync(job.Job, unsaved, state.ToArray(), cancel);
        await job.ReportAsync(run.Done, run.TotalSteps, FormattableString.Invariant($"Step {run.Done} of {run.TotalSteps}, loss {unsaved[^1].Loss:0.0000}"));
        unsaved.Clear();
    }

    private async Task CompleteAsync(JobContext job, TrainingPayload payload, PairHeader header, TrainingData data, IOptimizerRun run)
    {
        var lineage = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["dataset"] = header.Dataset, ["pairs"] = payload.Pairs };
        if (payload.Base is { } start)
        {
            lineage["base"] = start;
        }

        var manifest = new TrainingManifest(
            payload.Method, payload.Name, job.Job.Id, payload.Pairs, header.Dataset, payload.Base, JsonSerializer.Deserialize<JsonElement>(payload.Settings), payload.Seed,
            run.TotalSteps, data.Training.Pairs.Count, data.HeldOut.Pairs.Count, TrainingDiagnostics.Of(run.Diagnose(data.HeldOut)), Ablation(payload, run, data));
        var artifact = Artifact.Of(CheckpointKind, payload.Name, run.Checkpoint(lineage), manifest, [$"pairs:{payload.Pairs}", .. payload.Base is { } id ? [$"checkpoint:{id}"] : Array.Empty<string>()]);
        var blob = artifact.Blob();
        await job.CompleteAsync(async (connection, transaction, token) =>
        {
            await artifacts.AppendAsync(connection, transaction, job.Job.Project, artifact, blob, token);
            await TrainingPoints.ForgetStateAsync(connection, transaction, job.Job, token);
            return new TrainingResult(artifact.Hash, payload.Method, manifest.Diagnostics.HeldOutAccuracy);
        });
    }

    private static IReadOnlyList<AblationLine>? Ablation(TrainingPayload payload, IOptimizerRun run, TrainingData data) =>
        payload.Ablate is { } only ? [.. run.Ablate(data.HeldOut, only.Count == 0 ? null : only).Select(AblationLine.Of)] : null;
}

/// <summary>What a finished training job answers.</summary>
internal sealed record TrainingResult(string Checkpoint, string Method, Statistics.WireMeasurement HeldOutAccuracy);
