using System.Text;
using Microsoft.AspNetCore.Routing;
using Plumbline.Accounts;
using Plumbline.Feedback;

namespace Plumbline.Http;

public sealed class AccessTests
{
    private const string Thumb = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""";
    private const string Copy = """{"id":"s1","trace":"t1","kind":"copy","at":"2026-03-01T12:00:00Z"}""";
    private const string Saw = """{"id":"i1","trace":"t1","kind":"copied","at":"2026-03-01T12:00:00Z","text":"eight"}""";
    private const string Asked = """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Hello"}]}""";
    private const string Ended = """{"id":"o1","name":"resolved","at":"2026-03-01T12:00:00Z","value":1,"trace":"t1"}""";
    private const string Judged = """{"id":"l1","trace":"t1","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","score":1}""";

    [Theory]
    [InlineData("POST", "/api/v1/feedback", Thumb, 201, 201)]
    [InlineData("POST", "/api/v1/signals", Copy, 201, 201)]
    [InlineData("POST", "/api/v1/interactions", Saw, 201, 201)]
    [InlineData("POST", "/api/v1/signals/derivations", "{}", 403, 202)]
    [InlineData("POST", "/api/v1/traces", Asked, 403, 201)]
    [InlineData("POST", "/api/v1/outcomes", Ended, 403, 201)]
    [InlineData("POST", "/api/v1/labels", Judged, 403, 201)]
    [InlineData("GET", "/api/v1/traces", null, 403, 200)]
    [InlineData("GET", "/api/v1/jobs", null, 403, 200)]
    [InlineData("GET", "/api/v1/deployment", null, 403, 200)]
    [InlineData("GET", "/api/v1/loop", null, 403, 200)]
    [InlineData("POST", "/api/v1/datasets", "{\"name\":\"refunds\"}", 403, 400)]
    [InlineData("GET", "/api/v1/connections", null, 403, 200)]
    [InlineData("POST", "/api/v1/connections", "{\"name\":\"a\",\"base_url\":\"x\"}", 403, 400)]
    [InlineData("POST", "/api/v1/traces/replay", "{\"trace\":\"none\"}", 403, 404)]
    [InlineData("POST", "/api/v1/draws", "{\"design\":\"random\",\"count\":0}", 403, 400)]
    [InlineData("GET", "/api/v1/offers", null, 403, 200)]
    [InlineData("POST", "/online/pause?rule=none", null, 403, 403)]
    [InlineData("POST", "/api/v1/rollbacks", "{\"reason\":\"Too slow.\"}", 403, 409)]
    public async Task A_key_does_what_it_may_and_nobody_does_nothing(string method, string path, string? body, int withPublic, int withSecret)
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", TestContext.Current.CancellationToken);

        var nobody = await server.SendAsync(method, path, body);
        nobody.IsProblem(401, "Bearer");
        Assert.StartsWith("Basic", nobody.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal("A key is needed.", nobody.Json.GetProperty("title").GetString());
        Assert.DoesNotContain("revoked", nobody.Text, StringComparison.Ordinal);
        (await server.SendAsync(method, path, body, "Authorization: Bearer sk_000000000000_unknown")).IsProblem(401, "unknown or was revoked");
        Assert.Equal(401, (await server.SendAsync(method, path, body, "X-Plumbline-Project: shop")).Status);
        var reader = await server.SendAsync(method, path, body, $"Authorization: Bearer {open.Text}");
        Assert.Equal(withPublic, reader.Status);
        if (withPublic == 403)
        {
            reader.IsProblem(403, "This key may not do that.");
            Assert.Equal(withSecret, (await server.SendAsync(method, path, body, $"Authorization: Bearer {secret.Text}")).Status);
        }
    }

    [Fact]
    public async Task A_browser_sends_the_key_as_a_password_and_a_revoked_key_is_nobodys()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (_, secret) = await server.Get<KeyStore>().CreateAsync("shop", TestContext.Current.CancellationToken);
        var basic = $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"anyone:{secret.Text}"))}";

        Assert.Equal(200, (await server.GetAsync("/api/v1/traces", basic)).Status);
        await server.Get<KeyStore>().RevokeAsync(secret.Id, TestContext.Current.CancellationToken);

        Assert.Equal(401, (await server.GetAsync("/api/v1/traces", basic)).Status);
        Assert.Equal(401, (await server.GetAsync("/api/v1/traces", "Authorization: Basic %%%")).Status);
    }

    [Fact]
    public async Task What_a_correction_came_in_with_is_kept_with_it()
    {
        const string Corrected = """{"id":"ID","trace":"t1","kind":"correction","at":"2026-03-01T12:00:00Z","text":"Better."}""";
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", TestContext.Current.CancellationToken);
        foreach (var key in new[] { open, secret })
        {
            Assert.Equal(201, (await server.PostAsync("/api/v1/feedback", Corrected.Replace("ID", $"{key.Access}", StringComparison.Ordinal), $"Authorization: Bearer {key.Text}")).Status);
        }

        var kept = await server.Get<FeedbackStore>().CorrectionsAsync("shop", "t1", TestContext.Current.CancellationToken);

        Assert.Equal([("Public", Access.Public), ("Secret", Access.Secret)], kept.Select(one => (one.Entry.Id, one.Access)));
    }

    [Fact]
    public async Task A_key_sees_its_own_project_whatever_the_header_says()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var keys = server.Get<KeyStore>();
        var (_, own) = await keys.CreateAsync("shop", TestContext.Current.CancellationToken);
        var (_, foreign) = await keys.CreateAsync("other", TestContext.Current.CancellationToken);
        await server.PostAsync("/api/v1/traces", Asked, $"Authorization: Bearer {own.Text}");

        Assert.Equal(200, (await server.GetAsync("/api/v1/traces/t1", $"Authorization: Bearer {own.Text}")).Status);
        Assert.Equal(404, (await server.GetAsync("/api/v1/traces/t1", $"Authorization: Bearer {foreign.Text}", "X-Plumbline-Project: shop")).Status);
    }

    [Fact]
    public async Task What_says_that_the_server_lives_needs_no_key()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);

        Assert.Equal("ok", (await server.GetAsync("/health")).Json.GetProperty("status").GetString());
        Assert.Equal(200, (await server.GetAsync("/openapi/v1.json")).Status);
    }

    [Fact]
    public async Task Every_route_states_the_permission_that_it_needs()
    {
        await using var server = await ServedApp.StartAsync();

        var routes = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();

        Assert.True(routes.Length > 30);
        Assert.Empty(routes.Where(route => route.Metadata.GetMetadata<NeededPermission>() is null).Select(route => route.DisplayName));
        Assert.Equal(
            ["/api/public/ingestion", "/api/public/scores", "/api/v1/feedback", "/api/v1/interactions", "/api/v1/signals", "/v1/evals/{id}", "/v1/feedback", "/v1/request/{id}/feedback", "/v1/request/{id}/score"],
            Needing(routes, Permission.React));
        Assert.Equal(["/api/v1/promotions", "/api/v1/rollbacks"], Needing(routes, Permission.Promote));
        Assert.Equal(["/api/v1/draws/{id}/labels", "/api/v1/labels"], Needing(routes, Permission.Annotate));
        Assert.Equal(
            [
                "/api/public/otel/v1/logs", "/api/public/otel/v1/metrics", "/api/public/otel/v1/traces", "/api/v1/outcomes", "/api/v1/traces", "/otel/v1/logs", "/otel/v1/metrics", "/otel/v1/traces",
                "/v1/logs", "/v1/metrics", "/v1/traces", "/v1/{**path:upstream}",
            ],
            Needing(routes, Permission.Capture));
        Assert.Equal(["/api/public/health", "/api/v1/page-tokens/redeem"], Needing(routes, Permission.Open).Where(route => route.StartsWith("/api", StringComparison.Ordinal)));
        Assert.All(
            routes.Where(route => route.Metadata.GetMetadata<NeededPermission>()!.Permission == Permission.Operate),
            route => Assert.Equal(["POST"], route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods));
    }

    private static string[] Needing(IEnumerable<RouteEndpoint> routes, Permission permission) =>
        [.. routes.Where(route => route.Metadata.GetMetadata<NeededPermission>()!.Permission == permission).Select(route => $"/{route.RoutePattern.RawText!.TrimStart('/')}").Order(StringComparer.Ordinal)];
}
