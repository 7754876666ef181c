using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Retention;

/// <summary>Routes of deletion on request.</summary>
internal static class ForgetApi
{
    public static void MapForget(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Retention");
        group.MapPost("/forget", async (ForgetRequest request, Caller caller, ForgetFacts forget, CancellationToken cancel) =>
            {
                if (request.DryRun)
                {
                    return Results.Ok(await forget.PlanAsync(caller.Project, request, cancel));
                }

                var job = await forget.StartAsync(caller.Project, request, caller.Actor, cancel);
                return Results.Accepted($"/api/v1/jobs/{job.Id}", job);
            })
            .Produces<ForgottenFacts>().Produces<Jobs.Job>(StatusCodes.Status202Accepted)
            .Needs(Permission.Operate).WithName("forget");
        group.MapGet("/deletions", (Caller caller, DeletionStore deletions, CancellationToken cancel, [Range(1, InRange.LargestPage)] int limit = 50) =>
                deletions.ListAsync(caller.Project, InRange.Limit(limit), cancel))
            .Needs(Permission.Read).WithName("listDeletions");
    }
}
