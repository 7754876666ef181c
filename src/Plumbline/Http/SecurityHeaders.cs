using System.Net;

namespace Plumbline.Http;

/// <summary>
/// What every answer says about itself, and two refusals that protect a server without keys on a person's own machine: a name
/// that is not this machine's (DNS rebinding), and a form or script of another site (cross-site requests).
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, ServerOptions options)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() => State(http.Response.Headers)); // at the last moment: an answer to a failure starts from no headers
        if (!options.RequireKeys && (!IsThisMachine(http.Request.Host.Host) || IsForeign(http.Request)))
        {
            return Problems.Write(http, new("This is not answered here.", StatusCodes.Status403Forbidden, "A server without keys answers this machine's own pages and programs only.", null));
        }

        return next(http);
    }

    private static Task State(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }

    private static bool IsThisMachine(string host) =>
        host is "localhost" or "" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && request.Headers.Origin.FirstOrDefault() is { Length: > 0 } origin
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
