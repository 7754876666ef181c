using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Retention;

/// <summary>Routes of how long things are kept.</summary>
internal static class RetentionApi
{
    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/retention").WithTags("Retention");
        group.MapGet("", (Caller caller, RetentionStore store, CancellationToken cancel) => store.ViewAsync(caller.Project, cancel)).Needs(Permission.Read).WithName("getRetention");
        group.MapPost("", SetAsync).Needs(Permission.Operate).WithName("setRetention");
    }

    private static async Task<RetentionView> SetAsync(RetentionSettings settings, Caller caller, RetentionStore store, CancellationToken cancel)
    {
        await store.SetAsync(caller.Project, settings, cancel);
        return await store.ViewAsync(caller.Project, cancel);
    }
}
