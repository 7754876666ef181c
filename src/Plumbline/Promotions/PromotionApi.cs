using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Promotions;

/// <summary>Routes of promotions.</summary>
internal static class PromotionApi
{
    public static void MapPromotions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Promotions");
        group.MapPost("/promotions", (PromotionRequest request, Caller caller, Promote promote, CancellationToken cancel) => promote.RunAsync(caller.Project, request, caller.Actor, cancel))
            .Needs(Permission.Promote).WithName("promote");
        group.MapPost("/rollbacks", (RollBackRequest request, Caller caller, RollBack back, CancellationToken cancel) => back.RunAsync(caller.Project, request.Reason, caller.Actor, cancel))
            .Needs(Permission.Promote).WithName("rollBack");
        group.MapPost("/rank", (RankRequest request, Caller caller, RankCandidates rank, CancellationToken cancel) => rank.RunAsync(caller.Project, request, cancel))
            .Needs(Permission.Read).WithName("rankCandidates");
        group.MapGet("/deployment", async (Caller caller, DeploymentStore deployments, CancellationToken cancel) =>
                new Production(await deployments.CurrentAsync(caller.Project, cancel), await deployments.ListAsync(caller.Project, cancel)))
            .Needs(Permission.Read).WithName("getDeployment");
    }
}

/// <summary>Why production goes back.</summary>
internal sealed record RollBackRequest(string Reason);

/// <summary>What production serves, and how it came to.</summary>
internal sealed record Production(string Release, IReadOnlyList<Deployment> Changes);
