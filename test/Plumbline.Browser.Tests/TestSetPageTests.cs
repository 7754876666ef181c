using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Plumbline;

public sealed class TestSetPageTests(WalkedServer walked) : IClassFixture<WalkedServer>
{
    private const int Wide = 1280;
    private const int Narrow = 380;
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("PLUMBLINE_SCREENSHOTS");
    private static readonly string Pilot = string.Concat(Enumerable.Range(0, 60).Select(item => $"{(item % 6 == 0 ? 0 : 1)},{(item % 5 == 0 ? 0 : 1)}\n"));

    [Fact]
    public async Task A_pilot_that_is_pasted_is_planned_with_by_its_upper_bound()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/test-set");

        await AskAsync(visit.Page, Pilot);

        await Expect(visit.Page.Locator("section")).ToContainTextAsync("In the pilot of 60 items, the share whose verdict changes is");
        await Expect(visit.Page.GetByLabel("Or a pilot")).ToHaveValueAsync(Pilot.TrimEnd());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_row_of_a_pilot_that_is_none_is_named()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/test-set");

        await AskAsync(visit.Page, "1,1\n1,2\n");

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Pilot:2: new: 2 is outside 0 to 1");
    }

    [Fact]
    public async Task A_chance_is_never_shown_as_certain()
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync();
        await visit.GoAsync("/test-set?items=20000&discordance=0.05&dimensions=1");

        var facts = visit.Page.Locator("dl.facts");

        await Expect(facts).ToContainTextAsync("more than 99 in 100");
        await Expect(facts).ToContainTextAsync("fewer than 1 in 100");
        await Expect(facts).Not.ToContainTextAsync("100 in 100");
    }

    [Theory]
    [InlineData("light", Wide)]
    [InlineData("dark", Wide)]
    [InlineData("light", Narrow)]
    [InlineData("dark", Narrow)]
    public async Task A_pilot_of_many_rows_does_not_widen_the_page(string scheme, int width)
    {
        Chromium.Require();
        await using var visit = await walked.VisitAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });
        await visit.GoAsync("/test-set");
        await AskAsync(visit.Page, Pilot);

        Assert.InRange(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
        if (Screenshots is not null)
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"test-set-pilot-{scheme}-{width}.png"), FullPage = true });
        }
    }

    private static async Task AskAsync(IPage page, string pilot)
    {
        await page.GetByLabel("Or a pilot").FillAsync(pilot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
