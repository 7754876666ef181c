using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Jobs;

namespace Plumbline.Gateway;

/// <summary>Takes a call to the upstream and its answer back, bytes unchanged, and lays a copy of both aside.</summary>
internal sealed class Forward(Upstreams upstreams, UpstreamClient client, BestOf best, CaptureRoom room, CaptureQueue queue, NewId newId, TimeProvider clock)
{
    private const long LargestBody = 1024 * 1024 * 1024; // it only passes through: files for training are large

    public async Task RunAsync(HttpContext http)
    {
        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false; // an empty answer of the upstream stays one
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LargestBody;
        var headers = CallHeaders.Of(http.Request.Headers);
        var caller = (Caller)http.Items[typeof(Caller)]!;
        var (upstream, unread) = await UpstreamAsync(caller.Project, headers.Connection, http.RequestAborted);
        if (Refusal(headers, upstream, unread) is ({ } message, var status, var code))
        {
            await GatewayRefusal.WriteAsync(http, status, message, code);
            return;
        }

        var at = clock.GetUtcNow();
        var call = new Call(caller, http.Request.Path.Value!.TrimEnd('/').ToLowerInvariant(), headers, headers.ChosenId ?? newId(at), at, upstream!, room);
        await RunAsync(http, call);
    }

    private async Task RunAsync(HttpContext http, Call call)
    {
        var started = clock.GetTimestamp();
        using var patience = new Patience(call.Upstream.Patience, http.RequestAborted);
        var passing = new PassingAnswer(http, call, patience, () => clock.GetElapsedTime(started), newId(call.At));
        try
        {
            await (call.Headers.BestOf is null ? PassAsync(http, call, passing, patience) : best.RunAsync(http, call, passing, patience));
        }
        finally
        {
            call.Latency = clock.GetElapsedTime(started);
            if (passing.WasSent && Call.IsOfModel(http.Request.Method, call.Route))
            {
                queue.Add(call);
            }
            else
            {
                call.Release();
            }
        }
    }

    private async Task PassAsync(HttpContext http, Call call, PassingAnswer passing, Patience patience)
    {
        var content = http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? new CopiedContent(http.Request, call.Asked, patience) : null;
        using var request = UpstreamClient.Request(call.Upstream, http, content);
        await passing.GuardAsync(
            async () =>
            {
                using var answer = await client.SendAsync(request, patience.Token);
                await passing.PassAsync(answer);
            },
            () => content?.Failure);
    }

    private async ValueTask<(Upstream? Upstream, string? Unread)> UpstreamAsync(string project, string? connection, CancellationToken cancel)
    {
        try
        {
            return (await upstreams.ForAsync(project, connection, cancel), null);
        }
        catch (RefusedException unread)
        {
            return (null, unread.Message);
        }
    }

    private static (string? Message, int Status, string? Code) Refusal(CallHeaders headers, Upstream? upstream, string? unread)
    {
        if (unread is not null)
        {
            return (unread, StatusCodes.Status503ServiceUnavailable, GatewayRefusal.NoUpstream);
        }

        if (upstream is null && headers.Connection is not null)
        {
            return ($"{CallHeaders.ConnectionHeader}: this project has no connection of that name; 'plumbline connection list' shows them.", StatusCodes.Status400BadRequest, "unknown_connection");
        }

        if (upstream?.Base is null)
        {
            return ($"No upstream is configured: set one with 'plumbline connection set NAME URL', or start the server with --upstream https://api.openai.com/v1 or set {Upstream.Variable}, and {Upstream.KeyVariable} for its key.", StatusCodes.Status503ServiceUnavailable, GatewayRefusal.NoUpstream);
        }

        return headers.Address is { } named && !(Uri.TryCreate(named, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == upstream.Base.GetLeftPart(UriPartial.Authority))
            ? ("Calls go on to the configured upstream only; leave the header that names another out.", StatusCodes.Status400BadRequest, "other_upstream")
            : (null, 0, null);
    }
}
