using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Lineage;

namespace Plumbline.Optimizers;

/// <summary>Routes of training and of serving what was trained.</summary>
internal static class OptimizerApi
{
    private const int MostPoints = 5_000;

    public static void MapOptimizers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Optimizers");
        group.MapPost("/training", async (TrainingRequest request, Caller caller, StartTraining start, CancellationToken cancel) =>
            {
                var job = await start.RunAsync(caller.Project, request, cancel);
                return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", job);
            })
            .Needs(Permission.Operate).WithName("startTraining");
        group.MapGet("/training/{job}/curve", async (string job, Caller caller, JobStore jobs, TrainingPoints points, CancellationToken cancel, [Range(2, MostPoints)] int most = 1_000) =>
                (await jobs.FindAsync(job, cancel))?.Project == caller.Project ? await points.ThinnedAsync(job, InRange.Checked("most", most, 2, MostPoints), cancel) : throw RefusedException.Missing("job", job))
            .Needs(Permission.Read).WithName("getLossCurve");
        group.MapArtifacts("/checkpoints", TrainJob.CheckpointKind);
    }
}
