using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Pairs;

/// <summary>Routes of pairs.</summary>
internal static class PairApi
{
    public static void MapPairs(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Pairs");
        group.MapPost("/pairs", (PairRequest request, Caller caller, BuildPairs build, CancellationToken cancel) => build.RunAsync(caller.Project, request, cancel))
            .Needs(Permission.Operate).WithName("buildPairs");
        group.MapPost("/pairs/plan", (PairPlanRequest request) => request.Plan()).Needs(Permission.Read).WithName("planPairs");
        group.MapArtifacts("/pairs", BuildPairs.Kind);
    }
}
