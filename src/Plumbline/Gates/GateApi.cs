using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Gates;

/// <summary>Routes of gates.</summary>
internal static class GateApi
{
    public static void MapGates(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Gates");
        group.MapPost("/gates", (GateRequest request, Caller caller, DecideGate decide, CancellationToken cancel) => decide.RunAsync(caller.Project, request, cancel))
            .Needs(Permission.Operate).WithName("decideGate");
        group.MapArtifacts("/gates", DecideGate.Kind);
    }
}
