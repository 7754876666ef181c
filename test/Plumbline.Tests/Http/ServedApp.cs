using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>The whole server in memory, on a database of its own.</summary>
internal sealed class ServedApp(WebApplication app, Database database, FreshPlace place) : IAsyncDisposable
{
    public static async Task<ServedApp> StartAsync(bool requireKeys = false, Engine engine = Engine.Sqlite, Upstream? upstream = null, params string[] allowedOrigins)
    {
        var place = await Engines.PlaceAsync(engine);
        var database = place.Open();
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        var app = Server.Build(database, new(["http://127.0.0.1:0"], requireKeys, upstream) { AllowedOrigins = allowedOrigins }, builder => builder.WebHost.UseTestServer());
        await app.StartAsync();
        return new(app, database, place);
    }

    public WebApplication App => app;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Sends a request; headers as "Name: value".</summary>
    public async Task<Answer> SendAsync(string method, string path, string? body = null, params string[] headers)
    {
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        foreach (var header in headers.Select(header => header.Split(": ", 2)))
        {
            _ = request.Headers.TryAddWithoutValidation(header[0], header[1]) || request.Content?.Headers.TryAddWithoutValidation(header[0], header[1]) == true;
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)), await response.Content.ReadAsStringAsync());
    }

    public Task<Answer> GetAsync(string path, params string[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> PostAsync(string path, string body, params string[] headers) => SendAsync("POST", path, body, headers);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        place.Dispose();
    }
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Status, string? MediaType, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>Checks that it is a problem document of a status that says a text.</summary>
    public void IsProblem(int status, string says)
    {
        Assert.True(Status == status && MediaType == "application/problem+json", $"{Status} {MediaType}: {Text}");
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Contains(says, Text, StringComparison.Ordinal);
    }
}
