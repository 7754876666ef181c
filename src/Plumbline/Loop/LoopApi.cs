using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Loop;

/// <summary>Routes of the loop board.</summary>
internal static class LoopApi
{
    public static void MapLoop(this IEndpointRouteBuilder api) =>
        api.MapGet("/loop", (Caller caller, LoopBoard board, CancellationToken cancel) => board.ShowAsync(caller.Project, cancel))
            .Needs(Permission.Read).WithTags("Loop").WithName("getLoop");
}
