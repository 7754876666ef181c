using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Plumbline.Storage;
using Plumbline.Web;

namespace Plumbline.Http;

/// <summary>Turns what an operation threw into a problem document with the right status.</summary>
internal static partial class FailureAnswer
{
    public static async Task WriteAsync(HttpContext http)
    {
        var raised = http.Features.Get<IExceptionHandlerFeature>();
        var failure = raised?.Error;
        IReadOnlyList<Refusal> refusals = failure switch
        {
            RefusedException refused => refused.Refusals,
            BadHttpRequestException { InnerException: JsonException json } => [JsonProblem.Of(json, raised?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)],
            BadHttpRequestException bad when BindingProblem.Of(bad) is { } unbound => [unbound],
            _ => [],
        };
        var (status, title, detail) = failure switch
        {
            RefusedException refused => (refused.Status, "The request was refused.", refused.Message),
            UsageException wrong => (StatusCodes.Status400BadRequest, "The request was refused.", wrong.Message),
            BadHttpRequestException bad when refusals.Count > 0 => (bad.StatusCode, "The request was refused.", $"{refusals[0].Field}: {refusals[0].Message}"),
            BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read.", bad.Message),
            QueueFullException full => (StatusCodes.Status429TooManyRequests, "Too much at once.", full.Message),
            StoreUnavailableException away => (StatusCodes.Status503ServiceUnavailable, "The store is not available.", away.Message),
            _ => (StatusCodes.Status500InternalServerError, "Something failed here.", "The request was not completed; the server's log says why."),
        };
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = QueueFullException.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status500InternalServerError)
        {
            Failed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Plumbline"), http.Request.Method, http.Request.Path, failure);
        }

        if (ForeignRoute.Of(raised?.Endpoint) is { } foreign)
        {
            await foreign.RefuseAsync(http, status, detail);
            return;
        }

        if (PageFailure.IsPage(http))
        {
            await PageFailure.WriteAsync(http, status, detail);
            return;
        }

        var errors = refusals.Count == 0 ? null : refusals.GroupBy(refusal => refusal.Field).ToDictionary(group => group.Key, group => group.Select(refusal => refusal.Message).ToArray());
        await Problems.Write(http, new(title, status, detail, errors));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private static partial void Failed(ILogger log, string method, string path, Exception? failure);
}
