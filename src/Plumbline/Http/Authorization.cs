using System.Text;
using Plumbline.Accounts;

namespace Plumbline.Http;

/// <summary>Finds out who asks and refuses what a caller may not do. A route without a stated permission is refused to everybody.</summary>
internal sealed class Authorization(RequestDelegate next, KeyStore keys, PageTokens tokens, ServerOptions options)
{
    private const string ProjectHeader = "X-Plumbline-Project";

    public async Task InvokeAsync(HttpContext http)
    {
        var permission = http.GetEndpoint()?.Metadata.GetMetadata<NeededPermission>()?.Permission;
        if (http.GetEndpoint() is not RouteEndpoint) // none, or the router's own answer: wrong method, wrong content type
        {
            await next(http);
            return;
        }

        var caller = await CallerAsync(http);
        if (permission is { } needed && caller.Access.Allows(needed))
        {
            http.Items[typeof(Caller)] = caller;
            await next(http);
            return;
        }

        await RefuseAsync(http, caller);
    }

    private async Task<Caller> CallerAsync(HttpContext http)
    {
        var own = ForeignRoute.Of(http.GetEndpoint()) is { } foreign ? KeyIn(http.Request.Headers[foreign.KeyHeader].ToString()) : null;
        var text = own ?? KeyIn(http.Request.Headers.Authorization.ToString());
        var found = text is null ? null : PageTokens.IsPageKey(text) ? await tokens.FindAsync(text, http.RequestAborted) : await keys.FindAsync(text, http.RequestAborted);
        return found ?? (text is null || IsForSomebodyElse(http, own) ? Unnamed(http) : Nobody);
    }

    /// <summary>Where another product's clients come without our key, what stands in Authorization is the key of the model's provider.</summary>
    private static bool IsForSomebodyElse(HttpContext http, string? own) => own is null && ForeignRoute.Of(http.GetEndpoint()) is not null;

    private Caller Unnamed(HttpContext http) => options.RequireKeys
        ? Nobody
        : new(ProjectName.Checked(ProjectHeader, http.Request.Headers[ProjectHeader].FirstOrDefault() ?? Caller.DefaultProject), Access.Local, "local");

    private static Caller Nobody => new("", Access.None, "nobody");

    /// <summary>The key of a bearer token, or the password of basic authentication, as a browser sends it.</summary>
    private static string? KeyIn(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        var decoded = Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return decoded[(decoded.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static async Task RefuseAsync(HttpContext http, Caller caller)
    {
        if (ForeignRoute.Of(http.GetEndpoint()) is { } foreign)
        {
            await (caller.Access == Access.None
                ? foreign.RefuseAsync(http, StatusCodes.Status401Unauthorized, $"A key of the project is needed: send '{foreign.KeyHeader}: Bearer sk_…', and the provider's key in Authorization, or our key alone in Authorization. 'plumbline key create' makes one.")
                : foreign.RefuseAsync(http, StatusCodes.Status403Forbidden, "This key may not do that: a secret key of the project is needed."));
            return;
        }

        const string Fix = "Send a secret key of the project: 'Authorization: Bearer sk_…'. 'plumbline key create' makes one.";
        if (caller.Access != Access.None)
        {
            await Problems.Write(http, new("This key may not do that.", StatusCodes.Status403Forbidden, Fix, null));
            return;
        }

        http.Response.Headers.WWWAuthenticate = "Basic realm=\"Plumbline\", charset=\"UTF-8\"";
        var found = KeyIn(http.Request.Headers.Authorization.ToString()) is null ? "" : "The key that was sent is unknown or was revoked. ";
        await Problems.Write(http, new("A key is needed.", StatusCodes.Status401Unauthorized, found + Fix, null));
    }
}

/// <summary>The permission that a route needs.</summary>
internal sealed record NeededPermission(Permission Permission);

/// <summary>How a route states its permission.</summary>
internal static class NeededPermissions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededPermission(permission));
}

/// <summary>How the server is run.</summary>
/// <param name="RequireKeys">True when every route needs a key; the only way to listen beyond this machine.</param>
/// <param name="AllowedOrigins">Origins whose pages may state feedback and signals.</param>
internal sealed record ServerOptions(bool RequireKeys, IReadOnlyList<string> AllowedOrigins);
