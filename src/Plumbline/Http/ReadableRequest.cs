using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Plumbline.Http;

/// <summary>
/// Refuses, before any route sees it, a request with text that cannot be kept: the character U+0000 or half of a surrogate pair, in
/// the address or in the JSON body. The name of the field stands in the answer.
/// </summary>
internal static class ReadableRequest
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        RefusedException.ThrowIfAny([.. Address(http.Request)]);
        if (http.Request.HasJsonContentType() && http.GetEndpoint()?.Metadata is { } route && route.GetMetadata<IAcceptsMetadata>() is not null && route.GetMetadata<ReadsEachFact>() is null)
        {
            await CheckBodyAsync(http);
        }

        await next(http);
    }

    private static IEnumerable<Refusal> Address(HttpRequest request) =>
        request.RouteValues.Where(part => part.Value is string).Select(part => TextCheck.OfText(part.Key, (string)part.Value!))
            .Concat(request.Query.SelectMany(part => part.Value.Select(value => TextCheck.OfText(part.Key, part.Key + value))))
            .OfType<Refusal>();

    private static async Task CheckBodyAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body.Position = 0;
        try
        {
            if (TextCheck.Of(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } broken)
            {
                throw new RefusedException(StatusCodes.Status400BadRequest, broken);
            }
        }
        catch (JsonException wrong)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, JsonProblem.Of(wrong));
        }
    }
}
