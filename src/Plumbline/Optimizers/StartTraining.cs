using System.Text.Json;
using Plumbline.Jobs;
using Plumbline.Lineage;
using Plumbline.Pairs;

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
        var reference = request.Base is null or Policies.BaseRelease
            ? null
            : await artifacts.FindAsync(project, TrainJob.CheckpointKind, request.Base, cancel) ?? throw RefusedException.Missing("checkpoint", request.Base);
        var payload = new TrainingPayload(
            optimizer.Method, pairs.Hash, optimizer.Settings(request.Settings?.GetRawText(), request.Seed), request.Seed,
            request.Name ?? pairs.Name, reference?.Hash, request.Ablate);
        var key = ContentHash.Of(JsonSerializer.Serialize(payload, WireFormat.Options));
        return await jobs.EnqueueAsync(JobRequest.Of(project, JobKind, payload, key), cancel);
    }
}
