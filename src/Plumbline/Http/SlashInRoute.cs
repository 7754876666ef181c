using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Plumbline.Http;

/// <summary>
/// Lets an id hold a slash. The server decodes every escape of a path but %2F, and so cannot tell an id's own "%2F", sent as %252F, from its "/",
/// sent as %2F; the path as it was sent can.
/// </summary>
internal static partial class SlashInRoute
{
    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is RouteEndpoint route && http.Features.Get<IHttpRequestFeature>()?.RawTarget is { } sent)
        {
            var escapes = new Queue<bool>(Sent().Matches(sent.Split('?')[0]).Select(match => match.Value.Length == 3));
            foreach (var parameter in route.RoutePattern.Parameters)
            {
                Decode(http.Request.RouteValues, parameter.Name, escapes);
            }
        }

        return next(http);
    }

    /// <summary>The values of a path stand in it in the order of their names, and so do their escapes.</summary>
    private static void Decode(RouteValueDictionary values, string name, Queue<bool> escapes)
    {
        if (values[name] is string value)
        {
            values[name] = Left().Replace(value, left => escapes.TryDequeue(out var slash) && slash ? "/" : left.Value);
        }
    }

    [GeneratedRegex("%(25)?2F", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();

    [GeneratedRegex("%2F", RegexOptions.IgnoreCase)]
    private static partial Regex Left();
}
