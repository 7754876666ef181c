using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Jobs;

namespace Plumbline.Replays;

/// <summary>Routes of replays.</summary>
internal static class ReplayApi
{
    public static void MapReplays(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Replays");
        group.MapPost("/traces/replay", (ReplayRequest request, Caller caller, ReplayTrace replay, CancellationToken cancel) => replay.RunAsync(caller.Project, request, null, null, cancel))
            .Needs(Permission.Operate).WithName("replayTrace");
        group.MapPost("/replays", StartAsync).Needs(Permission.Operate).WithName("replayTraces");
        group.MapGet("/replays", ListAsync).Needs(Permission.Read).WithName("listReplays");
        group.MapGet("/replays/{**id}", (string id, Caller caller, CompareReplay compare, CancellationToken cancel) => compare.RunAsync(caller.Project, id, cancel))
            .Needs(Permission.Read).WithName("compareReplay");
    }

    private static Task<Job> StartAsync(ReplayBatch batch, Caller caller, JobStore jobs, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. batch.Wrong()]);
        return jobs.EnqueueAsync(JobRequest.Of(caller.Project, ReplayJob.JobKind, batch), cancel);
    }

    private static async Task<ListedReplays> ListAsync(
        Caller caller, ReplayStore replays, CancellationToken cancel, string? original = null, long? before = null, [Range(1, InRange.LargestPage)] int limit = 50)
    {
        if (original is not null)
        {
            return new(await replays.OfAsync(caller.Project, original, InRange.Limit(limit), cancel), null);
        }

        var rows = await replays.PageAsync(caller.Project, before, InRange.Limit(limit), cancel);
        return new([.. rows.Select(row => row.Replay)], rows.Count == limit ? rows[^1].N : null);
    }
}

/// <summary>A page of replays, newest first.</summary>
/// <param name="Replays">The replays.</param>
/// <param name="Next">What <c>before</c> of the next call is; null on the last page.</param>
internal sealed record ListedReplays(IReadOnlyList<Replay> Replays, long? Next);
