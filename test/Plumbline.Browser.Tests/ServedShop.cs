using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Plumbline;

/// <summary>A server with keys that allows one product's origin, that product's page, and a browser.</summary>
public sealed class ServedShop : IAsyncLifetime
{
    private const int Tries = 200;
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-shop-").FullName;
    private ServerProcess? server;
    private ShopPage? page;
    private IPlaywright? playwright;
    private HttpClient? owner;
    private int traces;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        var keys = JsonSerializer.Deserialize<JsonElement>(await ServerProcess.RunAsync("key", "create", "--project", "shop", "--data", folder, "--json"));
        page = new(ServerProcess.FreePort());
        server = await ServerProcess.StartAsync(folder, "--require-keys", "--allow-origin", page.Address);
        (page.Server, page.Key) = (server.Address, keys.GetProperty("public").GetString()!);
        owner = new() { BaseAddress = new(server.Address), DefaultRequestHeaders = { Authorization = new("Bearer", keys.GetProperty("secret").GetString()) } };
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
        owner?.Dispose();
        page?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(folder, recursive: true);
    }

    internal string PageAddress => page!.Address;

    internal string Token { set => page!.Token = value; }

    /// <summary>States facts as the product's own server does.</summary>
    internal async Task<JsonElement> StateAsync(string route, IReadOnlyList<object> facts) => await PostAsync(route, facts);

    /// <summary>Calls a route as the product's own server does.</summary>
    internal async Task<JsonElement> PostAsync(string route, object body)
    {
        using var answer = await owner!.PostAsJsonAsync($"/api/v1/{route}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The kinds of signals that are counted of a trace, by <c>/api/v1/signals</c> of it, once there are as many as expected.</summary>
    internal async Task<string[]> SignalsAsync(string trace, int expected)
    {
        for (var tries = 0; ; tries++)
        {
            var counted = await owner!.GetFromJsonAsync<JsonElement>($"/api/v1/signals?trace={Uri.EscapeDataString(trace)}");
            string[] kinds = [.. counted.EnumerateArray().Select(one => one.GetProperty("kind").GetString()!).Order(StringComparer.Ordinal)];
            if (kinds.Length >= expected || tries == Tries)
            {
                return kinds;
            }

            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A visit to the page about a trace of its own.</summary>
    internal async Task<(Visit Visit, string Trace)> VisitAsync(string consent = "", string? beforeAll = null)
    {
        var trace = $"ticket-{Interlocked.Increment(ref traces)}";
        object asked = new { id = trace, at = DateTimeOffset.UnixEpoch, input = new[] { new { role = "user", content = "How much tax did I pay?" } } };
        using var kept = await owner!.PostAsJsonAsync("/api/v1/traces", asked);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        var visit = await Visit.StartAsync(Browser, page!.Address);
        if (beforeAll is not null)
        {
            await visit.Page.AddInitScriptAsync(beforeAll);
        }

        await visit.GoAsync($"/{trace}/{consent}");
        await visit.Page.WaitForFunctionAsync("() => window.draft");
        return (visit, trace);
    }

    /// <summary>Leaves the page, so that all it has to say is said, and reads what arrived once there is as much as expected.</summary>
    internal async Task<Said> SaidAsync(Visit visit, string trace, int expected)
    {
        await visit.Page.GotoAsync("about:blank");
        Said said;
        var tries = 0;
        do
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
            said = Said.Of(await owner!.GetFromJsonAsync<JsonElement>($"/api/v1/traces/{trace}"));
        }
        while (said.Count < expected && ++tries < Tries);
        return said;
    }
}

/// <summary>What the server keeps of a trace, each fact as the fields that matter here.</summary>
internal sealed record Said(string[] Feedback, string[] Signals, string[] Ids)
{
    public int Count => Feedback.Length + Signals.Length;

    public static Said Of(JsonElement view)
    {
        JsonElement[] feedback = [.. view.GetProperty("feedback").EnumerateArray()], signals = [.. view.GetProperty("signals").EnumerateArray()];
        return new(
            [.. feedback.Select(one => Line(one, "kind", "value", "reason", "text")).Order(StringComparer.Ordinal)],
            [.. signals.Select(one => Line(one, "kind", "value", "text")).Order(StringComparer.Ordinal)],
            [.. feedback.Concat(signals).Select(one => one.GetProperty("id").GetString()!)]);
    }

    private static string Line(JsonElement fact, params string[] names) =>
        string.Join(' ', names.Where(name => fact.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null).Select(name => fact.GetProperty(name).ToString()));
}
