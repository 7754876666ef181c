using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>What the OpenAPI document says about the API as a whole, and of each route who may call it.</summary>
internal static class OpenApiText
{
    private const string Scheme = "key";

    public static void Configure(OpenApiOptions options) => options
        .AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Plumbline";
            document.Info.Version = "v1";
            document.Info.Description = "Facts in, governed models out. Every id is chosen by the client, so that a retry is never a second fact.";
            document.Servers = [];
            document.AddComponent(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of the project, made by 'plumbline key create'; a browser may send it as the password of basic authentication. A server that listens to its own machine alone may run without keys.",
            });
            return Task.CompletedTask;
        })
        .AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeededPermission>().LastOrDefault() is { } needed)
            {
                operation.Description = $"Needs the permission `{Words.Of(needed.Permission)}`.";
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
}
