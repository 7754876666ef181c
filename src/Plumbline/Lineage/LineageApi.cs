using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Lineage;

/// <summary>Routes of lineage.</summary>
internal static class LineageApi
{
    public static void MapLineage(this IEndpointRouteBuilder api) =>
        api.MapGet("/lineage", (string id, Caller caller, TraceLineage lineage, CancellationToken cancel) => lineage.OfAsync(caller.Project, id, cancel))
            .Needs(Permission.Read).WithTags("Lineage").WithName("traceLineage");
}
