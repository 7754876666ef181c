using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Plumbline;

public sealed class PageTokenTests(ServedShop shop) : IClassFixture<ServedShop>
{
    [Fact]
    public async Task A_page_without_a_key_speaks_of_its_trace_by_a_token_that_opens_once()
    {
        Chromium.Require();
        await shop.StateAsync("traces", [new { id = "tokened", at = DateTimeOffset.UnixEpoch, input = new[] { new { role = "user", content = "How much?" } } }]);
        shop.Token = (await shop.PostAsync("page-tokens", new { trace = "tokened" })).GetProperty("token").GetString()!;
        await using var visit = await Visit.StartAsync(shop.Browser, shop.PageAddress);
        await visit.GoAsync("/tokened/token");
        await visit.Page.WaitForFunctionAsync("() => window.draft");

        await visit.Page.Locator("#use").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Thank you.");
        Assert.Equal(["acceptance", "satisfaction"], await shop.SignalsAsync("tokened", 2));
        Assert.Empty(visit.Complaints);

        await visit.GoAsync("/tokened/token"); // the same token again opens nothing
        await visit.Page.WaitForFunctionAsync("() => window.draft");
        var refused = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/redeem", StringComparison.Ordinal));
        await visit.Page.ReloadAsync();
        Assert.Equal(401, (await refused).Status);
        await visit.Page.Locator("#person").ClickAsync();
        await visit.Page.GotoAsync("about:blank");
        Assert.Equal(["acceptance", "satisfaction"], await shop.SignalsAsync("tokened", 2));
    }
}
