using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>Routes of draws.</summary>
internal static class DrawApi
{
    public static void MapDraws(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/draws").WithTags("Sampling");
        group.MapPost("", (DrawRequest request, Caller caller, MakeDraw make, CancellationToken cancel) => make.RunAsync(caller.Project, request, cancel)).Needs(Permission.Operate).WithName("draw");
        group.MapGet("", (Caller caller, DrawStore draws, CancellationToken cancel, [Range(1, InRange.LargestPage)] int limit = 50) => draws.ListAsync(caller.Project, InRange.Limit(limit), cancel))
            .Needs(Permission.Read).WithName("listDraws");
        group.MapGet("/{id}", OneAsync).Needs(Permission.Read).WithName("getDraw");
        group.MapGet("/{id}/estimate", EstimateAsync).Needs(Permission.Read).WithName("estimateFromDraw");
        group.MapPost("/{id}/labels", (string id, DrawLabels labels, Caller caller, LabelDraw keep, CancellationToken cancel) => keep.RunAsync(caller, id, labels, cancel))
            .Needs(Permission.Annotate).WithName("labelDraw");
    }

    private static async Task<ShownDraw> OneAsync(
        string id, Caller caller, DrawStore draws, CancellationToken cancel, [Range(0, DrawRequest.Most)] int skip = 0, [Range(1, InRange.LargestPage)] int limit = 100) => new(
            await draws.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("draw", id),
            await draws.ChosenAsync(caller.Project, id, InRange.Checked("skip", skip, 0, DrawRequest.Most), InRange.Limit(limit), cancel));

    private static async Task<WireMeasurement> EstimateAsync(string id, string dimension, Caller caller, DrawStore draws, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(Identifier.Check("dimension", dimension) is { } wrong ? [wrong] : []);
        var draw = await draws.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("draw", id);
        return WireMeasurement.Of(DrawEstimate.Mean(await draws.JudgedAsync(caller.Project, id, dimension, cancel), draw.Population));
    }
}

/// <summary>A draw with a page of what it chose.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Traces">What it chose, in the order of their names.</param>
internal sealed record ShownDraw(Draw Draw, IReadOnlyList<DrawnTrace> Traces);
