using Plumbline.Accounts;
using Plumbline.Storage;

namespace Plumbline.Http;

public sealed class CrossOriginTests
{
    private const string Shop = "https://shop.example";
    private const string Thumb = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""";

    private static string[] Preflight(string origin) => [$"Origin: {origin}", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization,content-type"];

    [Theory]
    [InlineData("/api/v1/feedback")]
    [InlineData("/api/v1/signals")]
    public async Task A_page_of_an_allowed_origin_may_ask_and_send(string path)
    {
        await using var server = await ServedApp.StartAsync(true, Engine.Sqlite, null, Shop);

        var asked = await server.SendAsync("OPTIONS", path, null, Preflight(Shop));

        Assert.Equal(204, asked.Status);
        Assert.Equal(Shop, asked.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("POST", asked.Headers["Access-Control-Allow-Methods"]);
        Assert.Contains("Authorization", asked.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("600", asked.Headers["Access-Control-Max-Age"]);
        Assert.DoesNotContain("Access-Control-Allow-Credentials", asked.Headers.Keys);
    }

    [Fact]
    public async Task An_allowed_page_still_needs_a_key_and_reads_the_refusal()
    {
        await using var server = await ServedApp.StartAsync(true, Engine.Sqlite, null, Shop);
        var (open, _) = await server.Get<KeyStore>().CreateAsync("shop", TestContext.Current.CancellationToken);

        var nobody = await server.PostAsync("/api/v1/feedback", Thumb, $"Origin: {Shop}");
        var taken = await server.PostAsync("/api/v1/feedback", Thumb, $"Origin: {Shop}", $"Authorization: Bearer {open.Text}");

        Assert.Equal((401, 201), (nobody.Status, taken.Status));
        Assert.Equal((Shop, Shop), (nobody.Headers["Access-Control-Allow-Origin"], taken.Headers["Access-Control-Allow-Origin"]));
    }

    [Theory]
    [InlineData("https://evil.example", "/api/v1/feedback")]
    [InlineData("http://shop.example", "/api/v1/feedback")]
    [InlineData("https://shop.example:8443", "/api/v1/feedback")]
    [InlineData("null", "/api/v1/feedback")]
    [InlineData(Shop, "/api/v1/traces")]
    [InlineData(Shop, "/api/v1/outcomes")]
    [InlineData(Shop, "/api/v1/labels")]
    [InlineData(Shop, "/api/v1/promotions")]
    public async Task No_other_page_and_no_other_route_is_open(string origin, string path)
    {
        await using var server = await ServedApp.StartAsync(true, Engine.Sqlite, null, Shop);

        var asked = await server.SendAsync("OPTIONS", path, null, Preflight(origin));

        Assert.DoesNotContain("Access-Control-Allow-Origin", asked.Headers.Keys);
    }

    [Fact]
    public async Task No_page_is_allowed_unless_named()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);

        Assert.DoesNotContain("Access-Control-Allow-Origin", (await server.SendAsync("OPTIONS", "/api/v1/feedback", null, Preflight(Shop))).Headers.Keys);
    }

    [Fact]
    public async Task A_server_without_keys_opens_these_routes_to_these_pages_and_nothing_else()
    {
        await using var server = await ServedApp.StartAsync(false, Engine.Sqlite, null, Shop);

        Assert.Equal(204, (await server.SendAsync("OPTIONS", "/api/v1/feedback", null, Preflight(Shop))).Status);
        Assert.Equal(201, (await server.PostAsync("/api/v1/feedback", Thumb, $"Origin: {Shop}")).Status);
        Assert.Equal(403, (await server.PostAsync("/api/v1/feedback", Thumb, "Origin: https://evil.example")).Status);
        Assert.Equal(403, (await server.PostAsync("/api/v1/rollbacks", """{"reason":"Too slow."}""", $"Origin: {Shop}")).Status);
        Assert.Equal(403, (await server.PostAsync("/nowhere", "{}", $"Origin: {Shop}")).Status);
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example")]
    [InlineData("https://Shop.example/", "https://shop.example")]
    [InlineData("http://localhost:3000", "http://localhost:3000")]
    [InlineData("https://shop.example:443", "https://shop.example")]
    public void An_origin_is_taken_as_browsers_write_it(string given, string origin) => Assert.Equal(origin, CrossOrigin.Checked(given));

    [Theory]
    [InlineData("shop.example")]
    [InlineData("*")]
    [InlineData("https://shop.example/help")]
    [InlineData("https://ada@shop.example")]
    [InlineData("file:///home")]
    public void What_is_no_origin_is_refused_with_an_example(string given) =>
        Assert.Contains("https://shop.example", Assert.Throws<UsageException>(() => CrossOrigin.Checked(given)).Message, StringComparison.Ordinal);
}
