using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Plumbline.Layout;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

/// <summary>Real requests of a published client, sent through the gateway to an upstream that answers as recorded.</summary>
public sealed class RecordedClientTests
{
    private static readonly string[] OfModel = ["/v1/chat/completions", "/v1/responses"];

    [Fact]
    public async Task What_a_real_client_sent_passes_unchanged_and_is_kept()
    {
        JsonElement[] calls = [.. JsonElement.Parse(await File.ReadAllTextAsync(Recorded(), TestContext.Current.CancellationToken)).EnumerateArray().Where(call => !IsFeedback(call))];
        var next = 0;
        await using var server = await StartAsync(http => AnswerAsync(http, calls[next++].GetProperty("response")));
        foreach (var call in calls)
        {
            var answer = await SendAsync(server, call);

            Assert.Equal(Said(call.GetProperty("response")), await TextAsync(answer));
            var seen = server.Upstream.Seen.Last();
            Assert.Equal((call.GetProperty("method").GetString(), call.GetProperty("path").GetString(), BodyOf(call)), (seen.Method, seen.Target, seen.Body));
            if (OfModel.Contains(call.GetProperty("path").GetString()))
            {
                var trace = await server.TraceAsync(answer);
                Assert.Equal(("Paris.", "conv-7", "acme"), (trace.GetProperty("output").GetString(), trace.GetProperty("conversation").GetString(), Attribute(trace, "metadata.tenant")));
            }
        }

        Assert.True(calls.Length > 10);
    }

    private static bool IsFeedback(JsonElement call) => call.GetProperty("path").GetString()!.StartsWith("/v1/request/", StringComparison.Ordinal);

    private static Task<HttpResponseMessage> SendAsync(GatewayServer server, JsonElement call)
    {
        var request = new HttpRequestMessage(new(call.GetProperty("method").GetString()!), call.GetProperty("path").GetString());
        var body = call.GetProperty("bodyBase64").GetBytesFromBase64();
        request.Content = body.Length == 0 ? null : new ByteArrayContent(body);
        foreach (var header in call.GetProperty("headers").EnumerateObject().Where(header => header.Name is not ("host" or "connection" or "content-length" or "transfer-encoding" or "helicone-auth")))
        {
            _ = request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()) || request.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()) == true;
        }

        return server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task AnswerAsync(HttpContext http, JsonElement response)
    {
        http.Response.StatusCode = response.GetProperty("status").GetInt32();
        http.Response.ContentType = response.TryGetProperty("sse", out _) ? "text/event-stream; charset=utf-8" : "application/json";
        await http.Response.WriteAsync(Said(response));
    }

    private static string Said(JsonElement response) => response.TryGetProperty("sse", out var pieces)
        ? string.Concat(pieces.EnumerateArray().Select(piece => piece.GetString()))
        : response.GetProperty("body").GetRawText();

    private static string BodyOf(JsonElement call) => System.Text.Encoding.UTF8.GetString(call.GetProperty("bodyBase64").GetBytesFromBase64());

    /// <summary>The recording, which is not part of the repository: PLUMBLINE_CLIENTS, else ../shared/clients beside its root.</summary>
    private static string Recorded()
    {
        var folder = Environment.GetEnvironmentVariable("PLUMBLINE_CLIENTS") is { Length: > 0 } given ? given : Path.Combine(Repository.Root, "..", "shared", "clients");
        var path = Path.Combine(folder, "recorded", "openai-gateway.json");
        Assert.SkipUnless(File.Exists(path), "The recorded requests are not here. Name their folder in PLUMBLINE_CLIENTS.");
        return path;
    }
}
