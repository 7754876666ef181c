using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>Turns a request into a durable job. The same request again is the same job.</summary>
internal sealed class StartTraining(ArtifactStore artifacts, JobStore jobs, IEnumerable<IOptimizer> optimizers)
{
    public const string JobKind = "train";

    public async Task<Job> RunAsync(string project, TrainingRequest request, CancellationToken cancel)
    {
        var optimizer = optimizers.FirstOrDefault(optimizer => optimizer.Method == request.Method)
            ?? throw RefusedException.Invalid("method", $"'{request.Method}' is no method; known are {string.Join(", ", optimizers.Select(known => known.Method))}.");
        var pairs = await artifacts.FindAsync(project, BuildPairs.Kind, request.Pairs, cancel) ?? throw RefusedException.Missing("pairs", request.Pairs);
        RefuseUnlessTrain(pairs);
        var reference = request.Base is null or Policies.BaseRelease
            ? null
            : await artifacts.FindAsync(project, TrainJob.CheckpointKind, request.Base, cancel) ?? throw RefusedException.Missing("checkpoint", request.Base);
        var payload = new TrainingPayload(
            optimizer.Method, pairs.Hash, optimizer.Settings(request.Settings?.GetRawText(), request.Seed), request.Seed,
            request.Name ?? pairs.Name, reference?.Hash, request.Ablate);
        var key = ContentHash.Of(JsonSerializer.Serialize(payload, WireFormat.Options));
        var job = await jobs.EnqueueAsync(JobRequest.Of(project, JobKind, payload, key), cancel);
        if (job is { State: JobState.Done, Result: { } done } && payload.Name is { } name)
        {
            await artifacts.NameAsync(project, TrainJob.CheckpointKind, name, done.Deserialize<TrainingResult>(WireFormat.WithNulls)!.Checkpoint, cancel); // trained before: the name stands for it again
        }

        return job;
    }

    private static void RefuseUnlessTrain(ArtifactRow pairs)
    {
        if (pairs.SummaryAs<PairSummary>() is { Split: not Split.Train } summary)
        {
            throw RefusedException.Invalid("pairs",
                $"Pairs {pairs.Hash[..12]} come of the split {Words.Of(summary.Split)}, which measures: what learns from it cannot be measured by it. Build pairs of train: plumbline pairs build --dataset {summary.Name}.");
        }
    }
}
