using Microsoft.AspNetCore.OpenApi;

namespace Plumbline.Http;

/// <summary>What the OpenAPI document says about the API as a whole.</summary>
internal static class OpenApiText
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Plumbline";
        document.Info.Version = "v1";
        document.Info.Description = "Facts in, governed models out. Every id is chosen by the client, so that a retry is never a second fact.";
        document.Servers = [];
        return Task.CompletedTask;
    });
}
