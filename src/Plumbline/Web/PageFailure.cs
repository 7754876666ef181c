using Microsoft.AspNetCore.Http.HttpResults;

namespace Plumbline.Web;

/// <summary>Answers a reader with a page, and a program with a problem document, when something is not here or failed.</summary>
internal static class PageFailure
{
    private static readonly string[] Programs = ["/api", "/openapi", "/health", "/assets", "/v1"];

    /// <summary>True when a page was asked for, or one of its forms was sent.</summary>
    public static bool IsPage(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || http.Request.HasFormContentType) && !Array.Exists(Programs, start => http.Request.Path.StartsWithSegments(start, StringComparison.Ordinal));

    public static Task WriteAsync(HttpContext http, int status, string detail)
    {
        var parameters = new Dictionary<string, object?> { [nameof(FailurePage.Title)] = Title(status), [nameof(FailurePage.Detail)] = detail };
        return new RazorComponentResult<FailurePage>(parameters) { StatusCode = status }.ExecuteAsync(http);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status404NotFound => "Not found",
        >= StatusCodes.Status500InternalServerError => "Something failed here",
        _ => "This cannot be shown",
    };
}
