using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Routes of stored upstream connections. No answer holds a key.</summary>
internal static class ConnectionApi
{
    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/connections").WithTags("Gateway");
        group.MapGet("", (Caller caller, ConnectionStore store, CancellationToken cancel) => store.ListAsync(caller.Project, cancel)).Needs(Permission.Read).WithName("listConnections");
        group.MapPost("", SetAsync).Needs(Permission.Operate).WithName("setConnection");
        group.MapPost("/{name}/remove", RemoveAsync).Needs(Permission.Operate).WithName("removeConnection");
    }

    private static async Task<ListedConnection> SetAsync(ConnectionRequest request, Caller caller, ConnectionStore store, Upstreams upstreams, CancellationToken cancel)
    {
        var set = await store.SetAsync(caller.Project, request, cancel);
        upstreams.Forget();
        return set;
    }

    private static async Task<IReadOnlyList<ListedConnection>> RemoveAsync(string name, Caller caller, ConnectionStore store, Upstreams upstreams, CancellationToken cancel)
    {
        var removed = await store.RemoveAsync(caller.Project, name, cancel);
        upstreams.Forget();
        return removed ? await store.ListAsync(caller.Project, cancel) : throw RefusedException.Missing("connection", name);
    }
}
