using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Plumbline;

public sealed class PageWalkTests(WalkedServer walked) : IClassFixture<WalkedServer>
{
    private const int Narrow = 380;
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("PLUMBLINE_SCREENSHOTS");

    [Fact]
    public async Task Every_kind_of_page_is_reached_by_links()
    {
        Chromium.Require();

        string[] kinds = [.. walked.Addresses.Select(address => address.Split('/', '?')[1]).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["", "bulk", "conversations", "data", "datasets", "draws", "feedback", "gates", "lineage", "measures", "online", "refused", "replays", "rubrics", "scorecards", "signals", "test-set", "traces", "training"], kinds);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task No_page_makes_the_browser_complain()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();

        foreach (var address in walked.Addresses)
        {
            Assert.Equal(200, await visit.GoAsync(address));
            await Expect(visit.Page.Locator("h1")).ToHaveCountAsync(1);
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_table_has_a_caption_and_every_drawing_a_name()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();

        foreach (var address in walked.Addresses)
        {
            await visit.GoAsync(address);
            await Expect(visit.Page.Locator("table:not(:has(caption))")).ToHaveCountAsync(0);
            await Expect(visit.Page.Locator("svg:not([aria-hidden]):not([aria-label])")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task No_page_is_wider_than_a_telephone()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync(new() { ViewportSize = new() { Width = Narrow, Height = 800 } });
        var wide = new List<string>();

        foreach (var address in walked.Addresses)
        {
            await visit.GoAsync(address);
            var width = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            wide.AddRange(width > Narrow ? [$"{address}: {width}"] : []);
        }

        Assert.Empty(wide);
    }

    [Fact]
    public async Task The_navigation_is_walked_by_keys()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/");

        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".brand")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Traces", Exact = true })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync($"{walked.Address}/traces");
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_navigation()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/traces");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_dark_scheme_is_light_on_dark()
    {
        Chromium.Require();
        await using var dark = await walked.VisitAsync(new() { ColorScheme = ColorScheme.Dark });
        await using var light = await walked.VisitAsync(new() { ColorScheme = ColorScheme.Light });
        await dark.GoAsync("/");
        await light.GoAsync("/");

        await Expect(dark.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(19, 24, 27)");
        await Expect(light.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(247, 246, 242)");
    }

    [Fact]
    public async Task Times_are_the_readers_own()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync(new() { TimezoneId = "Asia/Tokyo", Locale = "en-GB" });
        await visit.GoAsync("/traces");

        var time = visit.Page.Locator("time").First;

        await Expect(time).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("UTC$"));
        var told = await time.EvaluateAsync<string>("time => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' }).format(new Date(time.dateTime))");
        await Expect(time).ToContainTextAsync(told);
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", Narrow)]
    public async Task A_picture_of_every_page_can_be_kept(string scheme, int width)
    {
        Chromium.Require();
        Assert.SkipWhen(Screenshots is null, "PLUMBLINE_SCREENSHOTS names no folder to keep pictures in.");
        await using var visit = await walked.VisitAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });

        foreach (var (place, address) in walked.Addresses.Index())
        {
            await visit.GoAsync(address);
            var name = $"{place:00}-{string.Join('-', address.Split('/', '?')[1..2])}-{scheme}-{width}.png";
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots!, name), FullPage = true });
        }
    }
}
