using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Gates;
using Plumbline.Http;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Web;

public sealed class PageTests : IAsyncLifetime
{
    private FreshPlace place = null!;
    private Database database = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    public static TheoryData<string> Places => ["/", "/traces", "/feedback", "/signals", "/rubrics", "/datasets", "/training", "/scorecards", "/gates", "/lineage", "/data", "/draws", "/online", "/replays"];

    public static TheoryData<string> Nowhere =>
        ["/traces/none", "/rubrics/none", "/datasets/none", "/training/none", "/scorecards/none", "/gates/none", "/lineage?id=none", "/draws/none", "/replays/none", "/refused/none", "/no-such-page"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        place = await Engines.PlaceAsync(Engine.Sqlite);
        database = place.Open();
        await database.MigrateAsync(Cancel);
        app = await StartAsync(requireKeys: false);
        client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await database.DisposeAsync();
        place.Dispose();
    }

    [Fact]
    public void Every_route_states_the_permission_it_needs()
    {
        var silent = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<NeededPermission>() is null).Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_page_of_an_empty_database_names_the_next_command(string address)
    {
        var page = await PageAsync(address, HttpStatusCode.OK);

        Assert.Contains("plumbline ", page.QuerySelector(".empty pre code")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, page.QuerySelector("nav [aria-current=page]")!.GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Nowhere))]
    public async Task What_is_not_here_is_a_page_that_says_where_to_go_on(string address)
    {
        var page = await PageAsync(address, HttpStatusCode.NotFound);

        Assert.Equal("Not found", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/lineage']"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gates/none")]
    [InlineData("/no-such-page")]
    public async Task A_page_brings_no_script_and_no_style_of_another_place(string address)
    {
        var answer = await client.GetAsync(address, Cancel);

        Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
    }

    [Fact]
    public async Task A_program_still_gets_a_problem_document()
    {
        var answer = await client.GetAsync("/api/v1/traces/none", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Every_asset_of_a_page_may_be_kept_for_ever()
    {
        var page = await PageAsync("/", HttpStatusCode.OK);
        string[] addresses = [.. page.QuerySelectorAll("link[href], script[src]").Select(asset => asset.GetAttribute("href") ?? asset.GetAttribute("src")!)];

        var answers = await Task.WhenAll(addresses.Select(address => client.GetAsync(address, Cancel)));

        Assert.True(addresses.Length >= 3);
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, TimeSpan.FromDays(365)), (answer.StatusCode, answer.Headers.CacheControl!.MaxAge)));
    }

    [Fact]
    public async Task An_asset_of_another_version_is_not_here()
    {
        var answer = await client.GetAsync("/assets/0000000000000000/plumbline.css", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    public async Task A_place_in_a_list_that_is_none_is_refused_on_the_page(string before) =>
        Assert.Contains("no place in the list", (await PageAsync($"/traces?before={before}", HttpStatusCode.BadRequest)).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_trace_shows_an_unknown_cost_as_unknown()
    {
        await CaptureAsync(new { id = "t1", at = "2026-03-01T10:00:00Z", input = new[] { new { role = "user", content = "How much <b>tax</b>?" } }, output = "$7.78" });

        var page = await PageAsync("/traces/t1", HttpStatusCode.OK);

        Assert.Equal("How much <b>tax</b>?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("unknown", Fact(page, "Cost"));
        Assert.Equal("unknown, unknown", Fact(page, "Tokens in, out"));
        Assert.Equal("2026-03-01T10:00:00.0000000Z", page.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Simulated_data_is_called_simulated()
    {
        await CaptureAsync(new { id = "t1", at = "2026-03-01T10:00:00Z", input = new[] { new { role = "user", content = "?" } }, attributes = new { simulated = "true" } });

        var page = await PageAsync("/traces", HttpStatusCode.OK);

        Assert.StartsWith("This data is simulated.", page.QuerySelector(".simulated")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_people_is_not_called_simulated()
    {
        await CaptureAsync(new { id = "t1", at = "2026-03-01T10:00:00Z", input = new[] { new { role = "user", content = "?" } } });

        var page = await PageAsync("/traces", HttpStatusCode.OK);

        Assert.Null(page.QuerySelector(".simulated"));
    }

    [Fact]
    public async Task A_page_needs_a_key_where_keys_are_required()
    {
        await using var guarded = await StartAsync(requireKeys: true);
        using var stranger = guarded.GetTestClient();

        var answer = await stranger.GetAsync("/traces", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_passed_gate_shows_what_else_stands_against_its_candidate()
    {
        var failed = await GateAsync("fail");
        var passed = await GateAsync("pass");

        var page = await PageAsync($"/gates/{passed}", HttpStatusCode.OK);

        Assert.Equal("This gate passed, and the candidate is stopped", page.QuerySelector("h1")!.TextContent);
        Assert.Contains($"gate:{failed[..12]}", page.QuerySelector("main ul.reasons li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The candidate does not reach what the gate asks for", (await PageAsync($"/gates/{failed}", HttpStatusCode.OK)).QuerySelector("h1")!.TextContent);
    }

    private async Task<string> GateAsync(string verdict)
    {
        var decision = new WireGateDecision(verdict, "confidence", 0.95, [], [], 1, null, null, [], null, "rules", new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var artifact = Artifact.Of(DecideGate.Kind, null, Encoding.UTF8.GetBytes(verdict), new KeptGate(verdict, "checkpoint:a", "base", null, "dataset", "scorecard", decision), []);
        await app.Services.GetRequiredService<ArtifactStore>().KeepAsync(Caller.DefaultProject, artifact, Cancel);
        return artifact.Hash;
    }

    private async Task<WebApplication> StartAsync(bool requireKeys)
    {
        var built = Server.Build(database, new(["http://127.0.0.1:0"], requireKeys), builder => builder.WebHost.UseTestServer());
        await built.StartAsync(Cancel);
        return built;
    }

    private async Task CaptureAsync(object trace)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/traces", trace, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<IDocument> PageAsync(string address, HttpStatusCode status)
    {
        var answer = await client.GetAsync(address, Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static string Fact(IDocument page, string name) => page.QuerySelectorAll("dt").Single(term => term.TextContent == name).NextElementSibling!.Words();
}
