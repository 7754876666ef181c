using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Gateway;

/// <summary>The whole server on a real port, with a provider behind it.</summary>
internal sealed class GatewayServer(WebApplication app, StubUpstream upstream, Database database, FreshPlace place) : IAsyncDisposable
{
    public const string Asked = """{"model":"m-1","messages":[{"role":"user","content":"Capital of France?"}]}""";
    public const string Answered = """{"id":"c-1","object":"chat.completion","created":1,"model":"m-1-2025","choices":[{"index":0,"message":{"role":"assistant","content":"Paris.","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":2,"total_tokens":14}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public StubUpstream Upstream => upstream;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<GatewayServer> StartAsync(
        RequestDelegate answer, bool requireKeys = false, string? key = null, TimeSpan? patience = null, Func<StubUpstream, Uri?>? address = null, Action<WebApplicationBuilder>? configure = null)
    {
        var place = await Engines.PlaceAsync(Engine.Sqlite);
        var database = place.Open();
        await database.MigrateAsync(Cancel);
        var upstream = await StubUpstream.StartAsync(answer);
        var models = new Upstream(address is null ? upstream.Address : address(upstream), key) { Patience = patience ?? TimeSpan.FromMinutes(1) };
        var app = Server.Build(database, new(["http://127.0.0.1:0"], requireKeys, models), configure);
        await app.StartAsync();
        return new(app, upstream, database, place);
    }

    /// <summary>Answers every call with JSON.</summary>
    public static RequestDelegate Json(string body, int status = 200) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    };

    /// <summary>Answers every call with a stream of these pieces.</summary>
    public static RequestDelegate Stream(params string[] pieces) => async http =>
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        foreach (var piece in pieces)
        {
            await http.Response.WriteAsync($"data: {piece}\n\n");
            await http.Response.Body.FlushAsync();
        }
    };

    /// <summary>Sends a call; headers as "Name: value".</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, string? body, params string[] headers)
    {
        var request = new HttpRequestMessage(new(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var header in headers.Select(header => header.Split(": ", 2)))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    public Task<HttpResponseMessage> ChatAsync(string? body = null, params string[] headers) => SendAsync("POST", "/v1/chat/completions", body ?? Asked, headers);

    /// <summary>The trace of a call, once it is kept.</summary>
    public async Task<JsonElement> TraceAsync(string id)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 3000, $"The call {id} was not kept.");
            using var answer = await SendAsync("GET", $"/api/v1/traces/{id}", null);
            if (answer.IsSuccessStatusCode)
            {
                return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
            }

            await Task.Delay(10, Cancel);
        }
    }

    /// <summary>The trace of an answered call.</summary>
    public async Task<JsonElement> TraceAsync(HttpResponseMessage answer) => (await TraceAsync(Said(answer, "x-plumbline-trace-id"))).GetProperty("trace");

    public static string Said(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    public static string Attribute(JsonElement trace, string name) => trace.GetProperty("attributes").TryGetProperty(name, out var value) ? value.GetString()! : "";

    public static async Task<string> TextAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(Cancel);

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await upstream.DisposeAsync();
        await database.DisposeAsync();
        place.Dispose();
    }
}
