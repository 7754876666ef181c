using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Plumbline.Gateway;

/// <summary>The answer of a call on its way down: headers, then each piece as it comes, with a copy.</summary>
/// <param name="http">The call.</param>
/// <param name="call">What capture will know of it.</param>
/// <param name="patience">How long the next piece may stay away.</param>
/// <param name="elapsed">How long the call has taken by now.</param>
/// <param name="ownId">An id of its own, for a call that fails.</param>
internal sealed class PassingAnswer(HttpContext http, Call call, Patience patience, Func<TimeSpan> elapsed, string ownId)
{
    private const int Piece = 16 * 1024;

    /// <summary>True when the call went to the upstream.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Runs what asks the upstream, and answers in its stead when it fails.</summary>
    /// <param name="ask">What asks and passes on.</param>
    /// <param name="whyUnread">Why the caller's own body could not be read; null when it could.</param>
    public async Task GuardAsync(Func<Task> ask, Func<Exception?> whyUnread)
    {
        WasSent = true;
        try
        {
            await ask();
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException or IOException)
        {
            var unread = whyUnread();
            call.End = http.RequestAborted.IsCancellationRequested || unread is not null ? CallEnd.CallerLeft
                : failure is OperationCanceledException ? CallEnd.UpstreamSilent
                : CallEnd.UpstreamBroke;
            await FailAsync(unread as BadHttpRequestException);
        }
    }

    /// <summary>Passes status, headers and body.</summary>
    public async Task PassAsync(HttpResponseMessage answer)
    {
        State(answer);
        http.Response.ContentLength = HasBody(answer) ? answer.Content.Headers.ContentLength : null;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (call.IsStream)
        {
            await http.Response.Body.FlushAsync(patience.Token);
        }

        await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var read = await ReadAsync(body, buffer); read > 0; read = await ReadAsync(body, buffer))
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), patience.Token);
                await http.Response.Body.FlushAsync(patience.Token);
                call.Answered.Add(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a body to its end and keeps it for capture, without passing it.</summary>
    public async Task<byte[]> HoldAsync(HttpResponseMessage answer)
    {
        State(answer);
        var body = await answer.Content.ReadAsByteArrayAsync(patience.Token);
        call.FirstByte ??= elapsed();
        call.Answered.Add(body);
        return body;
    }

    private async Task<int> ReadAsync(Stream body, byte[] buffer)
    {
        var read = await body.ReadAsync(buffer, patience.Token);
        call.FirstByte ??= elapsed();
        patience.Renew();
        return read;
    }

    private void State(HttpResponseMessage answer)
    {
        call.Begin(answer);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in PassedHeaders.Down(answer))
        {
            http.Response.Headers[name] = values;
        }

        StateIds(answer.IsSuccessStatusCode);
    }

    private void StateIds(bool isGood)
    {
        if (!isGood)
        {
            call.KeepApart(ownId);
        }

        http.Response.Headers["Helicone-Id"] = call.RequestId;
        http.Response.Headers["x-plumbline-request-id"] = call.RequestId;
        http.Response.Headers["x-plumbline-trace-id"] = call.TraceId;
    }

    /// <summary>What has begun cannot be taken back: the connection breaks, so that nobody takes a part for the whole.</summary>
    private Task FailAsync(BadHttpRequestException? unread)
    {
        if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Clear();
        StateIds(isGood: false);
        return (unread, call.End) switch
        {
            ({ } wrong, _) => GatewayRefusal.WriteAsync(http, wrong.StatusCode, wrong.Message, "unreadable_request"),
            (_, CallEnd.UpstreamSilent) => GatewayRefusal.WriteAsync(http, StatusCodes.Status504GatewayTimeout, "The upstream did not answer in time.", "upstream_timeout"),
            _ => GatewayRefusal.WriteAsync(http, StatusCodes.Status502BadGateway, "The upstream could not be reached, or broke off before it answered.", "upstream_unreachable"),
        };
    }

    private static bool HasBody(HttpResponseMessage answer) => (int)answer.StatusCode is not (204 or 205 or 304);
}
