using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Capture.Otlp;

/// <summary>Routes of OTLP over HTTP, under every prefix at which clients look for them. An answer comes after the commit.</summary>
internal static class OtlpApi
{
    private static readonly string[] Prefixes = ["", "/api/public/otel", "/otel"];

    public static void MapOtlp(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in Prefixes)
        {
            app.MapPost($"{prefix}/v1/traces", (HttpContext http, Caller caller, KeepOtlp keep) => AnswerAsync(http, request => keep.TracesAsync(caller, request, http.RequestAborted)))
                .Needs(Permission.Capture).ExcludeFromDescription();
            app.MapPost($"{prefix}/v1/logs", (HttpContext http, Caller caller, KeepOtlp keep) => AnswerAsync(http, request => keep.LogsAsync(caller, request, http.RequestAborted)))
                .Needs(Permission.Capture).ExcludeFromDescription();
            app.MapPost($"{prefix}/v1/metrics", (HttpContext http, Caller _) => AnswerAsync(http, request => Task.FromResult(OtlpResponse.Traces(request.Encoding))))
                .Needs(Permission.Capture).ExcludeFromDescription(); // taken, so that a client that sends them is content, and not kept
        }
    }

    private static async Task AnswerAsync(HttpContext http, Func<OtlpRequest, Task<byte[]>> keep)
    {
        if (OtlpRequest.EncodingOf(http.Request) is not { } encoding)
        {
            await WriteAsync(http, OtlpEncoding.Json, new OtlpRefusal(StatusCodes.Status415UnsupportedMediaType, "OTLP over HTTP is application/x-protobuf or application/json."));
            return;
        }

        try
        {
            await WriteAsync(http, encoding, StatusCodes.Status200OK, await keep(await OtlpRequest.ReadAsync(http.Request, encoding, http.RequestAborted)));
        }
        catch (OtlpFormatException broken)
        {
            await WriteAsync(http, encoding, new OtlpRefusal(StatusCodes.Status400BadRequest, broken.Message));
        }
        catch (OtlpRefusal refused)
        {
            await WriteAsync(http, encoding, refused);
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
