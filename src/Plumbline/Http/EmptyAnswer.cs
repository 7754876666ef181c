using Microsoft.AspNetCore.Diagnostics;
using Plumbline.Web;

namespace Plumbline.Http;

/// <summary>Fills an answer that has a status and nothing else, as the router gives it: a page for a reader, a problem document for a program.</summary>
internal static class EmptyAnswer
{
    public static Task FillAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (!PageFailure.IsPage(http))
        {
            var (title, detail) = Say(http);
            return Problems.Write(http, new(title, http.Response.StatusCode, detail, null));
        }

        return http.Response.StatusCode == StatusCodes.Status404NotFound
            ? PageFailure.WriteAsync(http, StatusCodes.Status404NotFound, $"No page has the address {http.Request.Path}.")
            : Task.CompletedTask;
    }

    private static (string Title, string Detail) Say(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ("There is no such address.", $"Nothing is at {http.Request.Path}; /openapi/v1.json lists what is here."),
        StatusCodes.Status405MethodNotAllowed => ("This address takes other methods.", $"{http.Request.Path} takes {http.Response.Headers.Allow}, not {http.Request.Method}."),
        StatusCodes.Status415UnsupportedMediaType => ("The body is of another kind.", "Send JSON in UTF-8: 'Content-Type: application/json'."),
        var status => ("The request cannot be taken.", $"The request ended with status {status}."),
    };
}
