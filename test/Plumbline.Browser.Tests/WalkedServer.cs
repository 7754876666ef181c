using Microsoft.Playwright;

namespace Plumbline;

/// <summary>
/// A server with something to show, a browser, and the address of one page of every kind. PLUMBLINE_BROWSER_DATA names a data folder
/// to look at instead, such as a demo's.
/// </summary>
public sealed class WalkedServer : IAsyncLifetime
{
    private string? folder;
    private ServerProcess? server;
    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    internal string Address => server!.Address;

    /// <summary>One page of every kind that can be reached by links.</summary>
    internal IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        var given = Environment.GetEnvironmentVariable("PLUMBLINE_BROWSER_DATA");
        folder = given is null ? Directory.CreateTempSubdirectory("plumbline-browser-").FullName : null;
        server = await ServerProcess.StartAsync(given ?? folder!);
        if (given is null)
        {
            using var client = new HttpClient { BaseAddress = new(server.Address) };
            await new SmallLoop(client).PlayAsync();
        }

        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
        Addresses = await CrawlAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal Task<Visit> VisitAsync(BrowserNewContextOptions? look = null) => Visit.StartAsync(Browser, Address, look);

    private async Task<IReadOnlyList<string>> CrawlAsync()
    {
        await using var visit = await VisitAsync();
        var found = new Dictionary<string, string>(StringComparer.Ordinal) { ["/"] = "/" };
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            await visit.GoAsync(address);
            foreach (var link in await LinksAsync(visit.Page))
            {
                if (found.TryAdd(Kind(link), link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return [.. found.Values];
    }

    private static async Task<string[]> LinksAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href').split('#')[0]).filter(a => !a.startsWith('/openapi') && !a.startsWith('/api/'))");

    /// <summary>What a page shows, whichever thing it shows: the folder, and whether one of it or all.</summary>
    private static string Kind(string address)
    {
        var path = address.Split('?', 2);
        var parts = path[0].Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        return $"{parts.ElementAtOrDefault(0)} {(parts.Length > 1 ? "one" : "all")} {(path.Length > 1 ? path[1].Split('=')[0] : "")}";
    }
}
