using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Plumbline;

public sealed class ExplorerTests(WalkedServer walked) : IClassFixture<WalkedServer>
{
    private const string Attack = "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\">[a](javascript:window.pwned=1) ![p](https://evil.example/p.png) <svg/onload=window.pwned=1>";
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("PLUMBLINE_SCREENSHOTS");

    [Fact]
    public async Task A_list_is_walked_by_keys_and_so_is_a_trace()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/traces?release=base");
        var rows = visit.Page.Locator("tbody[data-rows] tr");
        var (second, third) = (await HrefAsync(rows.Nth(1)), await HrefAsync(rows.Nth(2)));

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        await Expect(rows.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(walked.Address + second);
        await visit.Page.Keyboard.PressAsync("j");
        await Expect(visit.Page).ToHaveURLAsync(walked.Address + third);
        await visit.Page.Keyboard.PressAsync("k");
        await Expect(visit.Page).ToHaveURLAsync(walked.Address + second);
        await visit.Page.Keyboard.PressAsync("Escape");

        await Expect(visit.Page).ToHaveURLAsync($"{walked.Address}/traces?release=base");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Keys_that_are_typed_into_a_field_are_letters()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/traces");
        var search = visit.Page.GetByLabel("Text");

        await visit.Page.Keyboard.PressAsync("/");
        await Expect(search).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("jk?");
        await Expect(search).ToHaveValueAsync("jk?");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(search).Not.ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("[aria-selected]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_trace_appears_by_itself_and_waits_while_the_list_is_paused()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/traces?model=live-model");
        await Expect(visit.Page.Locator(".live")).ToContainTextAsync("Live");

        await KeepAsync("live-1", "First?", "live-model");
        var rows = visit.Page.Locator("tbody[data-rows] tr");
        await Expect(rows).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await visit.Page.Keyboard.PressAsync("j");
        await KeepAsync("live-2", "Second?", "live-model");
        await Expect(rows.First).ToContainTextAsync("Second?", new() { Timeout = 15_000 });
        await Expect(rows.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("p");
        await Expect(visit.Page.Locator(".live")).ToContainTextAsync("Paused");
        await KeepAsync("live-3", "Third?", "live-model");
        await visit.Page.WaitForTimeoutAsync(2_500);
        await Expect(rows).ToHaveCountAsync(2);
        await visit.Page.Keyboard.PressAsync("p");

        await Expect(rows).ToHaveCountAsync(3, new() { Timeout = 15_000 });
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Nothing_in_a_captured_text_runs_or_is_loaded()
    {
        Chromium.Require();
        await KeepAsync("attack", Attack, Attack, Attack);
        await PostAsync("feedback", new { id = "attack-f", trace = "attack", kind = "correction", text = $"{Attack} mended", at = DateTimeOffset.UtcNow });
        await PostAsync("traces/tags", new { filter = "conversation=attack-c", tag = Attack[..60] });
        await using var visit = await walked.VisitAsync();
        var foreign = new List<string>();
        visit.Page.Request += (_, request) => Keep(foreign, request.Url);

        foreach (var address in new[] { "/traces?conversation=attack-c", "/traces/attack", "/traces/attack?span=s", "/conversations/attack-c", $"/traces?text={Uri.EscapeDataString(Attack)}" })
        {
            Assert.Equal(200, await visit.GoAsync(address));
            Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof window.pwned"));
            await Expect(visit.Page.Locator("main a[href^='javascript'], main img, main script")).ToHaveCountAsync(0);
        }

        Assert.Empty(foreign);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_step_is_chosen_by_keys_and_shown_without_leaving_the_page()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync($"/traces/{Uri.EscapeDataString("ticket/3")}");
        await visit.Page.EvaluateAsync("() => { window.same = true; }");
        await Expect(visit.Page.Locator("#step h3")).ToContainTextAsync("draw candidates");

        await visit.Page.Locator("a[data-step]").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("#step h3")).ToContainTextAsync("read the ledger");
        await Expect(visit.Page.Locator("#step")).ToContainTextAsync("$10.78");
        await Expect(visit.Page.Locator("a[data-step][aria-current]")).ToContainTextAsync("read the ledger");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.same === true"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Filters_views_and_tags_work_without_script()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync(new() { JavaScriptEnabled = false });
        await visit.GoAsync("/traces");

        await visit.Page.Locator("select[name=feedback]").SelectOptionAsync("down");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(visit.Page.Locator(".chips")).ToContainTextAsync("feedback down");
        await visit.Page.GetByText("Save this view").ClickAsync();
        await visit.Page.GetByLabel("Name").FillAsync("unhappy");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Traces: unhappy");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tag all of these…" }).ClickAsync();
        await visit.Page.GetByLabel("Tag").FillAsync("look again");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on" }).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("traces were changed");
        await visit.GoAsync("/traces?tag=look+again");
        await Expect(visit.Page.Locator("tbody[data-rows] tr").First).ToContainTextAsync("look again");
        await visit.GoAsync("/traces?view=unhappy");
        await visit.Page.GetByText("Save this view").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the view" }).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "unhappy" })).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("light", 1400)]
    [InlineData("dark", 1400)]
    [InlineData("light", 380)]
    [InlineData("dark", 380)]
    public async Task A_picture_of_the_explorer_can_be_kept(string scheme, int width)
    {
        Chromium.Require();
        Assert.SkipWhen(Screenshots is null, "PLUMBLINE_SCREENSHOTS names no folder to keep pictures in.");
        await using var visit = await walked.VisitAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });

        foreach (var (name, address) in new[] { ("list", "/traces"), ("filtered", "/traces?feedback=down&from=2020-01-01&latency=>100"), ("trace", $"/traces/{Uri.EscapeDataString("ticket/6")}"), ("conversation", "/conversations/c6"), ("bulk", "/bulk?feedback=down") })
        {
            await visit.GoAsync(address);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots!, $"explorer-{name}-{scheme}-{width}.png"), FullPage = true });
        }
    }

    private static async Task<string> HrefAsync(ILocator row) => (await row.Locator("a").First.GetAttributeAsync("href"))!;

    private void Keep(List<string> foreign, string address)
    {
        if (!address.StartsWith(walked.Address, StringComparison.Ordinal))
        {
            foreign.Add(address);
        }
    }

    private Task KeepAsync(string id, string asked, string model, string? answered = null) => PostAsync("traces", new
    {
        id,
        at = DateTimeOffset.UtcNow,
        input = new[] { new { role = "user", content = asked } },
        output = answered,
        model,
        conversation = $"{id}-c",
        spans = new[] { new { id = "s", name = asked, started_at = DateTimeOffset.UtcNow, kind = "model", input = asked, output = answered, error = answered } },
    });

    private async Task PostAsync(string path, object body)
    {
        using var client = new HttpClient { BaseAddress = new(walked.Address) };
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
