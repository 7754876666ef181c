using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Traces;

/// <summary>Routes of saved views and of tags: what people do with a filter.</summary>
internal static class ViewApi
{
    public static void MapViews(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Traces");
        group.MapGet("/views", (Caller caller, SavedViews views, CancellationToken cancel) => views.ListAsync(caller.Project, cancel)).Needs(Permission.Read).WithName("listViews");
        group.MapPost("/views", (ViewRequest view, Caller caller, SavedViews views, CancellationToken cancel) => views.SaveAsync(caller, view.Name, view.Filter, cancel))
            .Needs(Permission.Operate).WithName("saveView");
        group.MapPost("/views/{name}/delete", async (string name, Caller caller, SavedViews views, CancellationToken cancel) =>
                await views.DeleteAsync(caller.Project, name, cancel) ? Results.NoContent() : throw RefusedException.Missing("view", name))
            .Needs(Permission.Operate).WithName("deleteView").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/traces/tags", (TagRequest request, Caller caller, TagTraces tag, CancellationToken cancel) => tag.RunAsync(caller, request, cancel))
            .Needs(Permission.Operate).WithName("tagTraces");
    }
}

/// <summary>A filter to keep by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Filter">The filter, as a query string.</param>
internal sealed record ViewRequest(string Name, string Filter);
