using System.Net;

namespace Plumbline.Http;

/// <summary>
/// What every answer says about itself, and a refusal that protects a server without keys on a person's own machine: a name
/// that is not this machine's (DNS rebinding). What another site's page sends is refused by <see cref="CrossOrigin"/>.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, ServerOptions options)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() => State(http.Response.Headers)); // at the last moment: an answer to a failure starts from no headers
        if (!options.RequireKeys && !IsThisMachine(http.Request.Host.Host))
        {
            return Problems.Write(http, new("This is not answered here.", StatusCodes.Status403Forbidden, "A server without keys answers this machine's own pages and programs only.", null));
        }

        return next(http);
    }

    private static Task State(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    private static bool IsThisMachine(string host) =>
        host is "localhost" or "" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
