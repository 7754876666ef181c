using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Plumbline;

public sealed class CaptureInPageTests(ServedShop shop) : IClassFixture<ServedShop>
{
    [Theory]
    [InlineData("It is wrong", "thumb 0 wrong")]
    [InlineData("It is right, but not what I hoped for", "thumb 0 unwelcome")]
    [InlineData("It is unclear", "thumb 0 unclear")]
    [InlineData("No reason", "thumb 0")]
    public async Task A_thumb_down_arrives_once_with_its_reason(string reason, string said)
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await Button(visit, "Not helpful").ClickAsync();
        await Expect(Button(visit, "It is wrong")).ToBeFocusedAsync();
        await Button(visit, reason).ClickAsync();
        await Expect(visit.Page.Locator("plumbline-thumbs").GetByRole(AriaRole.Status)).ToHaveTextAsync("Thank you.");

        var arrived = await shop.SaidAsync(visit, trace, 1);
        Assert.Equal([said], arrived.Feedback);
        Assert.Empty(arrived.Signals);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_thumb_up_and_stars_are_given_by_keys_and_arrive_once()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await Button(visit, "Helpful").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Button(visit, "4 of 5 stars").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(Button(visit, "4 of 5 stars")).ToHaveAttributeAsync("aria-pressed", "true");

        var arrived = await shop.SaidAsync(visit, trace, 2);
        Assert.Equal(["stars 4", "thumb 1"], arrived.Feedback);
        Assert.Equal(2, arrived.Ids.Distinct().Count());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_thumb_down_without_a_reason_survives_the_end_of_the_page()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await Button(visit, "Not helpful").ClickAsync();

        var arrived = await shop.SaidAsync(visit, trace, 1);
        Assert.Equal(["thumb 0"], arrived.Feedback);
        Assert.Empty(arrived.Signals);
    }

    [Fact]
    public async Task An_answer_is_corrected_in_its_place()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await Button(visit, "Correct this answer").ClickAsync();
        var box = visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The answer as it should be" });
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("You paid about eight dollars.");
        await box.FillAsync("You paid $7.78.");
        await Button(visit, "Send").ClickAsync();
        await Expect(visit.Page.Locator("plumbline-correction")).ToContainTextAsync("You paid $7.78.");

        Assert.Equal(["correction You paid $7.78."], (await shop.SaidAsync(visit, trace, 1)).Feedback);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_copied_of_the_answer_arrives_without_what_stands_around_it()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.body); document.execCommand('copy'); document.execCommand('copy')");
        await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('p')); document.execCommand('copy')");

        Assert.Equal(["copy You paid about eight dollars."], (await shop.SaidAsync(visit, trace, 1)).Signals);
    }

    [Fact]
    public async Task An_edit_says_how_much_was_rewritten()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await visit.Page.Locator("#draft").FillAsync("abcd efxy");
        await Button(visit, "Use it").FocusAsync();
        await visit.Page.Locator("#draft").FocusAsync();

        Assert.Equal([$"edit {2 / 9.0:R} abcd efxy"], (await shop.SaidAsync(visit, trace, 1)).Signals);
    }

    [Fact]
    public async Task An_edit_in_progress_survives_the_end_of_the_page()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await visit.Page.Locator("#draft").FillAsync("abcd efgh!");

        Assert.Equal(["edit 0.1 abcd efgh!"], (await shop.SaidAsync(visit, trace, 1)).Signals);
    }

    [Theory]
    [InlineData("answer.asked('How much tax did I pay?')", "regenerate")]
    [InlineData("answer.asked('How much tax did I really pay in March?')", "retry How much tax did I really pay in March?")]
    [InlineData("document.getElementById('again').click()", "regenerate")]
    [InlineData("document.getElementById('use').click()", "acceptance")]
    [InlineData("answer.regenerated()", "regenerate")]
    [InlineData("answer.accepted()", "acceptance")]
    public async Task What_the_user_does_next_arrives_once(string act, string said)
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;

        await visit.Page.EvaluateAsync(act);

        var arrived = await shop.SaidAsync(visit, trace, 1);
        Assert.Equal([said], arrived.Signals);
        Assert.Empty(arrived.Feedback);
    }

    [Fact]
    public async Task Leaving_without_a_word_is_an_abandonment_and_a_new_question_is_none()
    {
        Chromium.Require();
        var (left, abandoned) = await shop.VisitAsync();
        await using var first = left;
        var (talked, answered) = await shop.VisitAsync();
        await using var second = talked;

        await talked.Page.EvaluateAsync("answer.asked('Do you ship abroad?')");

        await left.Page.Clock.InstallAsync();
        await left.Page.ReloadAsync();
        await left.Page.WaitForFunctionAsync("() => window.draft");
        await left.Page.Clock.FastForwardAsync(40_000);

        Assert.Contains((await shop.SaidAsync(left, abandoned, 2)).Signals, said => said.StartsWith("abandonment 4", StringComparison.Ordinal));
        await talked.Page.GotoAsync("about:blank");
        Assert.Equal(0, (await shop.SaidAsync(talked, answered, 0)).Count);
    }

    [Theory]
    [InlineData("", "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })")]
    [InlineData("", "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")]
    [InlineData("required", null)]
    public async Task Nothing_is_sent_under_do_not_track_or_without_consent(string consent, string? wish)
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync(consent, wish);
        await using var _ = visit;
        var sent = new List<string>();
        visit.Page.Request += (_, request) => sent.Add(request.Url);

        await DoEverythingAsync(visit);
        await Expect(visit.Page.Locator("plumbline-thumbs").GetByRole(AriaRole.Status)).ToContainTextAsync("Not sent");

        Assert.Equal(0, (await shop.SaidAsync(visit, trace, 0)).Count);
        Assert.DoesNotContain(sent, url => url.Contains("/api/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Consent_opens_the_way_and_its_end_closes_it()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync("required");
        await using var _ = visit;

        await visit.Page.EvaluateAsync("answer.accepted()");
        await visit.Page.EvaluateAsync("consent(true); answer.regenerated()");
        await visit.Page.EvaluateAsync("new Promise(resolve => setTimeout(resolve))");
        await visit.Page.EvaluateAsync("consent(false); answer.accepted()");

        Assert.Equal(["regenerate"], (await shop.SaidAsync(visit, trace, 1)).Signals);
    }

    [Fact]
    public async Task What_met_a_server_in_trouble_is_sent_again_under_the_same_id()
    {
        Chromium.Require();
        var (visit, trace) = await shop.VisitAsync();
        await using var _ = visit;
        var bodies = new List<string?>();
        await visit.Page.RouteAsync("**/api/v1/interactions", async route =>
        {
            bodies.Add(route.Request.PostData);
            await (bodies.Count == 1 ? route.FulfillAsync(new() { Status = 503, Headers = [new("Access-Control-Allow-Origin", "*")] }) : route.ContinueAsync());
        });

        await visit.Page.EvaluateAsync("answer.accepted()");
        await visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/interactions", StringComparison.Ordinal) && response.Status == 201);

        Assert.Equal(["acceptance"], (await shop.SaidAsync(visit, trace, 1)).Signals);
        Assert.Contains("\"used\"", bodies[0]!, StringComparison.Ordinal);
        Assert.Single(bodies.Take(2).Distinct());
    }

    private static ILocator Button(Visit visit, string name) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = name switch { "Helpful" => "👍 Helpful", "Not helpful" => "👎 Not helpful", _ => name }, Exact = true });

    private static async Task DoEverythingAsync(Visit visit)
    {
        await Button(visit, "4 of 5 stars").ClickAsync();
        await visit.Page.Locator("plumbline-thumbs").GetByRole(AriaRole.Button).First.ClickAsync();
        await visit.Page.Locator("#draft").FillAsync("abcd efxy");
        await visit.Page.EvaluateAsync("answer.accepted(); answer.asked('How much tax did I pay?')");
        await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.body); document.execCommand('copy')");
    }
}
