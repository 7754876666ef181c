using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Jobs;

namespace Plumbline.Gateway;

/// <summary>Takes a call to the upstream and its answer back, bytes unchanged, and lays a copy of both aside.</summary>
internal sealed class Forward(Upstream upstream, UpstreamClient client, BestOf best, CaptureRoom room, CaptureQueue queue, NewId newId, TimeProvider clock)
{
    private const long LargestBody = 1024 * 1024 * 1024; // it only passes through: files for training are large

    public async Task RunAsync(HttpContext http)
    {
        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false; // an empty answer of the upstream stays one
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = LargestBody;
        var headers = CallHeaders.Of(http.Request.Headers);
        if (Refusal(headers) is ({ } message, var status, var code))
        {
            await GatewayRefusal.WriteAsync(http, status, message, code);
            return;
        }

        var at = clock.GetUtcNow();
        var call = new Call((Caller)http.Items[typeof(Caller)]!, http.Request.Path.Value!.TrimEnd('/').ToLowerInvariant(), headers, headers.ChosenId ?? newId(at), at, room);
        await RunAsync(http, call);
    }

    private async Task RunAsync(HttpContext http, Call call)
    {
        var started = clock.GetTimestamp();
        using var patience = new Patience(upstream.Patience, http.RequestAborted);
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
        using var request = client.Request(http, content);
        await passing.GuardAsync(
            async () =>
            {
                using var answer = await client.SendAsync(request, patience.Token);
                await passing.PassAsync(answer);
            },
            () => content?.Failure);
    }

    private (string? Message, int Status, string? Code) Refusal(CallHeaders headers)
    {
        if (upstream.Base is null)
        {
            return ($"No upstream is configured: start the server with --upstream https://api.openai.com/v1 or set {Upstream.Variable}, and {Upstream.KeyVariable} for its key.", StatusCodes.Status503ServiceUnavailable, GatewayRefusal.NoUpstream);
        }

        return headers.Address is { } named && !(Uri.TryCreate(named, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == upstream.Base.GetLeftPart(UriPartial.Authority))
            ? ("Calls go on to the configured upstream only; leave the header that names another out.", StatusCodes.Status400BadRequest, "other_upstream")
            : (null, 0, null);
    }
}
