using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>Routes of datasets.</summary>
internal static class DatasetApi
{
    public static void MapDatasets(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Datasets");
        group.MapPost("/datasets", (CutSettings settings, Caller caller, CutDataset cut, CancellationToken cancel) => cut.RunAsync(caller.Project, settings, cancel))
            .Needs(Permission.Operate).WithName("cutDataset");
        group.MapGet("/datasets/diff", (string from, string to, Caller caller, DiffDatasets diff, CancellationToken cancel) => diff.RunAsync(caller.Project, from, to, DiffDatasets.MostListed, cancel))
            .Needs(Permission.Read).WithName("diffDatasets");
        group.MapArtifacts("/datasets", CutDataset.Kind);
    }
}
