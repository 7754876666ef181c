using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Redaction;

/// <summary>Routes of what a project does not keep.</summary>
internal static class RedactionApi
{
    public static void MapRedaction(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/redaction").WithTags("Redaction");
        group.MapGet("", (Caller caller, RedactionStore store, CancellationToken cancel) => store.SettingsAsync(caller.Project, cancel)).Needs(Permission.Read).WithName("getRedaction");
        group.MapPost("", SetAsync).Needs(Permission.Operate).WithName("setRedaction");
    }

    private static async Task<RedactionSettings> SetAsync(RedactionSettings settings, Caller caller, ProjectStore projects, RedactionStore store, CancellationToken cancel)
    {
        await projects.PseudonymAsync(caller.Project, cancel);
        await store.SetAsync(caller.Project, settings, cancel);
        return await store.SettingsAsync(caller.Project, cancel);
    }
}
