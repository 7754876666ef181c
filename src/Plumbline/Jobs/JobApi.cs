using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Jobs;

/// <summary>Routes of jobs.</summary>
internal static class JobApi
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("Jobs");
        group.MapGet("", async (Caller caller, JobStore jobs, CancellationToken cancel, string? before = null, [Range(1, InRange.LargestPage)] int limit = 50) =>
                await jobs.ListAsync(caller.Project, null, InRange.Limit(limit), cancel, before is null ? null : (await OwnAsync(before, caller, jobs, cancel)).Id))
            .Needs(Permission.Read).WithName("listJobs");
        group.MapGet("/{id}", OwnAsync).Needs(Permission.Read).WithName("getJob");
        group.MapPost("/{id}/cancel", async (string id, Caller caller, JobStore jobs, CancellationToken cancel) =>
            {
                await OwnAsync(id, caller, jobs, cancel);
                return await jobs.CancelAsync(id, cancel) ? await OwnAsync(id, caller, jobs, cancel) : throw RefusedException.Conflict("job", "It has ended already.");
            })
            .Needs(Permission.Operate).WithName("cancelJob");
        group.MapPost("/{id}/retry", async (string id, Caller caller, JobStore jobs, CancellationToken cancel) =>
            {
                await OwnAsync(id, caller, jobs, cancel);
                return await jobs.RetryAsync(id, cancel) ? await OwnAsync(id, caller, jobs, cancel) : throw RefusedException.Conflict("job", "Only a job that gave up or was cancelled can be tried again.");
            })
            .Needs(Permission.Operate).WithName("retryJob");
    }

    private static async Task<Job> OwnAsync(string id, Caller caller, JobStore jobs, CancellationToken cancel) =>
        await jobs.FindAsync(id, cancel) is { } job && job.Project == caller.Project ? job : throw RefusedException.Missing("job", id);
}
