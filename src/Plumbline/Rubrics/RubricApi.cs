using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Rubrics;

/// <summary>Routes of rubrics.</summary>
internal static class RubricApi
{
    public static void MapRubrics(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Rubrics");
        group.MapPost("/rubrics", (Rubric rubric, Caller caller, PublishRubric publish, CancellationToken cancel) => publish.RunAsync(caller.Project, rubric, cancel))
            .Needs(Permission.Operate).WithName("publishRubric");
        group.MapArtifacts("/rubrics", PublishRubric.Kind);
    }
}
