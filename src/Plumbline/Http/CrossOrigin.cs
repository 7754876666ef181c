using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Plumbline.Http;

/// <summary>
/// Which pages of other sites may call: those that <c>--allow-origin</c> names, and only the routes that a publishable key may use. The browser learns it from the
/// headers of CORS. A server without keys also refuses what comes from any other page, since its caller needs no secret to be believed.
/// </summary>
internal static class CrossOrigin
{
    private const string Policy = "reactions of a page";
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static void AddCrossOrigin(this IServiceCollection services, IReadOnlyList<string> origins) => services.AddCors(options => options.AddPolicy(Policy, policy => policy
        .WithOrigins([.. origins])
        .WithMethods(HttpMethods.Post)
        .WithHeaders("Authorization", "Content-Type", "X-Plumbline-Project")
        .SetPreflightMaxAge(Remembered)));

    /// <summary>Opens a route to the pages of allowed origins.</summary>
    public static RouteHandlerBuilder OpenToPages(this RouteHandlerBuilder route) => route.RequireCors(Policy);

    /// <summary>Refuses, on a server without keys, what another site's page sends; stands behind the router, which knows what was asked for.</summary>
    public static Task RefuseForeignAsync(HttpContext http, RequestDelegate next)
    {
        var options = http.RequestServices.GetRequiredService<ServerOptions>();
        if (options.RequireKeys || !IsForeign(http.Request) || (IsOpen(http) && options.AllowedOrigins.Contains(http.Request.Headers.Origin.ToString())))
        {
            return next(http);
        }

        return Problems.Write(http, new(
            "This page may not ask.", StatusCodes.Status403Forbidden,
            "A server without keys answers this machine's own pages and programs, and the origins that --allow-origin names for feedback and signals.", null));
    }

    /// <summary>The origin as a browser sends it: scheme, host and port, and nothing behind.</summary>
    /// <exception cref="UsageException">It is no origin.</exception>
    public static string Checked(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? $"{uri.Scheme}://{uri.Authority}"
            : throw new UsageException($"'{origin}' is no origin: give scheme and host, and the port unless it is the usual one, such as https://shop.example.");

    private static bool IsOpen(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IEnableCorsAttribute>() is { PolicyName: Policy };

    /// <summary>True for what a page of another site sends.</summary>
    public static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && request.Headers.Origin.FirstOrDefault() is { Length: > 0 } origin
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
