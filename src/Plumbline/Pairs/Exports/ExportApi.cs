using System.Net.Mime;
using Plumbline.Accounts;
using Plumbline.Datasets.Formats;
using Plumbline.Http;

namespace Plumbline.Pairs.Exports;

/// <summary>The route of exports: the folder that <c>plumbline export</c> writes, as one zip file.</summary>
internal static class ExportApi
{
    public static void MapExports(this IEndpointRouteBuilder api) =>
        api.MapGet("/exports", async (string of, Caller caller, LoadExport load, CancellationToken cancel, string format = ExportFormats.Everything) =>
            {
                var export = ExportFiles.Of(await load.RunAsync(caller.Project, of, cancel), ExportFormats.Named(format));
                return Results.File(await ExportArchive.WriteAsync(export, cancel), MediaTypeNames.Application.Zip, $"{export.Manifest.Of.Replace(':', '-')}.zip");
            })
            .Needs(Permission.Read).WithTags("Pairs").WithName("exportFiles").Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Zip);
}
