using System.Collections.Concurrent;
using Plumbline.Lineage;

namespace Plumbline.Optimizers;

/// <summary>The policies that can serve, by release: "base" is what answered without a checkpoint, a checkpoint ranks the candidates.</summary>
internal sealed class Policies(ArtifactStore artifacts)
{
    public const string BaseRelease = "base";
    private const string Checkpoint = $"{TrainJob.CheckpointKind}:";
    private readonly ConcurrentDictionary<(string Project, string Hash), Policy> loaded = new();

    /// <summary>Whether a trace of this release was answered by a checkpoint that was trained here.</summary>
    public static bool IsCheckpoint(string? release) => release?.StartsWith(Checkpoint, StringComparison.Ordinal) == true;

    /// <summary>Whether a release can answer here: the base, or a checkpoint that is kept.</summary>
    public async Task<bool> CanServeAsync(string project, string release, CancellationToken cancel) => release == BaseRelease
        || (IsCheckpoint(release) && await artifacts.FindAsync(project, TrainJob.CheckpointKind, release, cancel) is not null);

    /// <summary>The policy of a release: "base", or a checkpoint by hash, digits or name.</summary>
    /// <exception cref="RefusedException">There is none by that id.</exception>
    public async Task<Policy> FindAsync(string project, string release, CancellationToken cancel)
    {
        if (release == BaseRelease)
        {
            return Policy.Base;
        }

        var row = await artifacts.FindAsync(project, TrainJob.CheckpointKind, release, cancel) ?? throw RefusedException.Missing("release", release);
        return loaded.TryGetValue((project, row.Hash), out var policy)
            ? policy
            : loaded.GetOrAdd((project, row.Hash), Policy.Of(row.Hash, CheckpointBytes.Read((await artifacts.LoadAsync(project, TrainJob.CheckpointKind, row.Hash, cancel)).Content)));
    }
}
