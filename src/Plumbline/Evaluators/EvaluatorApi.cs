using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Evaluators;

/// <summary>Routes of evaluations and the scorecards they make.</summary>
internal static class EvaluatorApi
{
    public static void MapEvaluators(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Scorecards");
        group.MapPost("/scorecards", (EvaluationRequest request, Caller caller, RunEvaluation evaluate, CancellationToken cancel) => evaluate.RunAsync(caller.Project, request, cancel))
            .Needs(Permission.Operate).WithName("evaluate");
        group.MapGet("/sealed_openings", (Caller caller, SealedTest sealedTest, CancellationToken cancel) => sealedTest.OpeningsAsync(caller.Project, null, cancel))
            .Needs(Permission.Read).WithName("listSealedOpenings");
        group.MapArtifacts("/scorecards", RunEvaluation.Kind);
    }
}
