using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Lineage;

/// <summary>The two reads that every kind of artifact has: the newest ones, and one with its summary.</summary>
internal static class ArtifactEndpoint
{
    public static void MapArtifacts(this IEndpointRouteBuilder api, string path, string kind)
    {
        api.MapGet(path, async (Caller caller, ArtifactStore artifacts, CancellationToken cancel, string? name = null, string? before = null, [Range(1, InRange.LargestPage)] int limit = 50) =>
            {
                var last = before is null ? null : await artifacts.FindAsync(caller.Project, kind, before, cancel) ?? throw RefusedException.Missing("before", before);
                return await artifacts.ListAsync(caller.Project, kind, name, InRange.Limit(limit), cancel, last?.Hash);
            })
            .Needs(Permission.Read).WithName($"list_{path.Trim('/')}");
        api.MapGet($"{path}/{{id}}", async (string id, Caller caller, ArtifactStore artifacts, CancellationToken cancel) =>
                await artifacts.FindAsync(caller.Project, kind, id, cancel) ?? throw RefusedException.Missing(kind, id))
            .Needs(Permission.Read).WithName($"get_{path.Trim('/')}");
    }
}
