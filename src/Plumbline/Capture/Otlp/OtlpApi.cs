using System.Globalization;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Capture.Otlp;

/// <summary>Routes of OTLP over HTTP, under every prefix at which clients look for them. An answer comes after the commit.</summary>
internal static class OtlpApi
{
    private static readonly string[] Prefixes = ["", "/api/public/otel", "/otel"];

    /// <summary>What takes in again what was refused.</summary>
    public static IServiceCollection AddOtlp(this IServiceCollection services) => services
        .AddSingleton<IReplay>(provider => ActivatorUtilities.CreateInstance<OtlpReplay>(provider, KeepOtlp.Traces))
        .AddSingleton<IReplay>(provider => ActivatorUtilities.CreateInstance<OtlpReplay>(provider, KeepOtlp.Logs));

    public static void MapOtlp(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in Prefixes)
        {
            app.MapPost($"{prefix}/v1/traces", (HttpContext http, Caller caller, KeepOtlp keep) => AnswerAsync(http, KeepOtlp.Traces, request => keep.TracesAsync(caller, request, http.RequestAborted)))
                .Needs(Permission.Capture).ExcludeFromDescription();
            app.MapPost($"{prefix}/v1/logs", (HttpContext http, Caller caller, KeepOtlp keep) => AnswerAsync(http, KeepOtlp.Logs, request => keep.LogsAsync(caller, request, http.RequestAborted)))
                .Needs(Permission.Capture).ExcludeFromDescription();
            app.MapPost($"{prefix}/v1/metrics", (HttpContext http, Caller _) => AnswerAsync(http, null, request => Task.FromResult(OtlpResponse.Traces(request.Encoding))))
                .Needs(Permission.Capture).ExcludeFromDescription(); // taken, so that a client that sends them is content, and not kept
        }
    }

    /// <param name="http">The request.</param>
    /// <param name="kind">What its body holds; null for what is not kept, and not missed when it is refused.</param>
    /// <param name="keep">Keeps it, and gives the answer's body.</param>
    private static async Task AnswerAsync(HttpContext http, string? kind, Func<OtlpRequest, Task<byte[]>> keep)
    {
        if (OtlpRequest.EncodingOf(http.Request.ContentType) is not { } encoding)
        {
            await RefuseAsync(http, OtlpEncoding.Json, kind, null, new(StatusCodes.Status415UnsupportedMediaType, "OTLP over HTTP is application/x-protobuf or application/json."));
            return;
        }

        OtlpRequest? request = null;
        try
        {
            request = await OtlpRequest.ReadAsync(http, encoding, http.RequestServices.GetRequiredService<BodyRoom>(), http.RequestAborted);
            await WriteAsync(http, encoding, StatusCodes.Status200OK, await keep(request));
        }
        catch (OtlpFormatException broken)
        {
            await RefuseAsync(http, encoding, kind, request, new(StatusCodes.Status400BadRequest, broken.Message));
        }
        catch (OtlpRefusal refused)
        {
            await RefuseAsync(http, encoding, kind, request, refused);
        }
        catch (QueueFullException full)
        {
            await WriteAsync(http, encoding, new OtlpRefusal(StatusCodes.Status429TooManyRequests, full.Message));
        }
        catch (StoreUnavailableException away)
        {
            await WriteAsync(http, encoding, new OtlpRefusal(StatusCodes.Status503ServiceUnavailable, away.Message));
        }
    }

    /// <summary>Refuses a request as a whole, which goes on the list of what was refused: with its body, where that was read.</summary>
    private static Task RefuseAsync(HttpContext http, OtlpEncoding encoding, string? kind, OtlpRequest? request, OtlpRefusal refused)
    {
        if (kind is not null)
        {
            var code = refused.Status switch
            {
                StatusCodes.Status413PayloadTooLarge => RefusalCode.TooLarge,
                StatusCodes.Status415UnsupportedMediaType => RefusalCode.Unsupported,
                _ => refused.Items > 1 ? RefusalCode.Invalid : RefusalCode.Unreadable,
            };
            var item = new RefusedItem(KeepOtlp.Surface, kind, code, [new("body", refused.Message)]) { Items = refused.Items, ContentType = http.Request.ContentType ?? "", Size = http.Request.ContentLength ?? 0 };
            http.RequestServices.GetRequiredService<DeadLetterQueue>().Add((Caller)http.Items[typeof(Caller)]!, request is null ? item : item.With(request.Body.Span));
        }

        return WriteAsync(http, encoding, refused);
    }

    private static Task WriteAsync(HttpContext http, OtlpEncoding encoding, OtlpRefusal refused)
    {
        if (refused.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = QueueFullException.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(http, encoding, refused.Status, OtlpResponse.Status(encoding, refused.Code, refused.Message));
    }

    private static Task WriteAsync(HttpContext http, OtlpEncoding encoding, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = encoding == OtlpEncoding.Json ? "application/json" : "application/x-protobuf";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
