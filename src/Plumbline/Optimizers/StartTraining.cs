using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Optimizers.Diagnostics;
using Plumbline.Optimizers.Reranking.Features;
using Plumbline.Pairs;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>Turns a request into a durable job. The same request again is the same job; one that gave up or was cancelled is tried again.</summary>
internal sealed class StartTraining(ArtifactStore artifacts, JobStore jobs, Policies policies, IEnumerable<IOptimizer> optimizers)
{
    public const string JobKind = "train";

    /// <summary>The job, ready, running or done; its message says so when it had ended without a checkpoint and is tried again.</summary>
    /// <exception cref="RefusedException">The method, pairs or base are not here, or a setting is out of its range.</exception>
    public async Task<Job> RunAsync(string project, TrainingRequest request, CancellationToken cancel)
    {
        var optimizer = optimizers.FirstOrDefault(optimizer => optimizer.Method == request.Method)
            ?? throw RefusedException.Invalid("method", $"'{request.Method}' is no method; known are {string.Join(", ", optimizers.Select(known => known.Method))}.");
        var settings = optimizer.Settings(request.Settings?.GetRawText(), request.Seed);
        RefusedException.ThrowIfAny([.. Wrong(request, optimizer, settings)]);
        var pairs = await artifacts.FindAsync(project, BuildPairs.Kind, request.Pairs, cancel) ?? throw RefusedException.Missing("pairs", request.Pairs);
        RefuseUnlessTrain(pairs);
        var reference = StartsFromNothing(request)
            ? null
            : await artifacts.FindAsync(project, TrainJob.CheckpointKind, request.Base!, cancel) ?? throw RefusedException.Missing("checkpoint", request.Base!);
        if (reference is not null && (await policies.FindAsync(project, reference.Hash, cancel)).Method is var made && made != optimizer.Method)
        {
            throw RefusedException.Invalid("base", $"{request.Base} is a {made} checkpoint, and {optimizer.Method} starts from one that {optimizer.Method} made; name another, or leave the base out.");
        }

        var payload = new TrainingPayload(optimizer.Method, pairs.Hash, settings, request.Seed, request.Name ?? pairs.Name, reference?.Hash, request.Ablate);
        var key = ContentHash.Of(JsonSerializer.Serialize(payload, WireFormat.Options));
        var job = await jobs.EnqueueAsync(JobRequest.Of(project, JobKind, payload, key), cancel);
        if (job is { State: JobState.Done, Result: { } done } && payload.Name is { } name)
        {
            await artifacts.NameAsync(project, TrainJob.CheckpointKind, name, done.Deserialize<TrainingResult>(WireFormat.WithNulls)!.Checkpoint, cancel); // trained before: the name stands for it again
        }

        return job.State is JobState.GaveUp or JobState.Cancelled && await jobs.RetryAsync(job.Id, cancel) ? (await jobs.FindAsync(job.Id, cancel))! : job;
    }

    private static bool StartsFromNothing(TrainingRequest request) => request.Base is null or Policies.BaseRelease;

    private static IEnumerable<Refusal> Wrong(TrainingRequest request, IOptimizer optimizer, string settings)
    {
        var parts = optimizer.Parts(settings) ?? [.. DeclaredFeatures.Names, Ablation.NGrams];
        return new[]
        {
            Identifier.CheckOptional("name", request.Name),
            optimizer.TakesBase || StartsFromNothing(request) ? null : new("base", $"A {optimizer.Method} is trained from nothing; leave the base out."),
            (request.Ablate ?? []).Except(parts).ToArray() is [var stranger, ..]
                ? new("ablate", $"There is no \"{stranger}\" to train without; there are {string.Join(", ", parts)}.")
                : null,
        }.OfType<Refusal>();
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
