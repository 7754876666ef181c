using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class StoredConnectionTests
{
    private const string Secret = "sk-proj-0123456789-abcd";

    [Fact]
    public async Task A_server_without_an_upstream_calls_the_default_connection_with_its_key()
    {
        await using var server = await StartAsync(Json(Answered), address: _ => null);
        using (var before = await server.ChatAsync())
        {
            Assert.Equal(503, (int)before.StatusCode);
        }

        using var set = await server.SendAsync("POST", "/api/v1/connections", $$"""{"name":"stub","base_url":"{{server.Upstream.Address}}","key":"{{Secret}}"}""");
        using var answer = await server.ChatAsync();

        Assert.DoesNotContain(Secret, await TextAsync(set), StringComparison.Ordinal);
        Assert.Equal(Answered, await TextAsync(answer));
        Assert.Equal($"Bearer {Secret}", Assert.Single(server.Upstream.Seen).Headers["Authorization"]);
        Assert.DoesNotContain(Secret, (await server.TraceAsync(answer)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_may_name_a_connection_and_one_that_is_not_there_is_refused()
    {
        await using var server = await StartAsync(Json(Answered), address: _ => new("http://127.0.0.1:9/v1"));
        using var set = await server.SendAsync("POST", "/api/v1/connections", $$"""{"name":"stub","base_url":"{{server.Upstream.Address}}"}""");

        using var named = await server.ChatAsync(null, "x-plumbline-connection: stub");
        using var unknown = await server.ChatAsync(null, "x-plumbline-connection: none");

        Assert.Equal(200, (int)named.StatusCode);
        await RefusalTests.IsErrorAsync(unknown, 400, "unknown_connection", "connection list");
        Assert.DoesNotContain("x-plumbline-connection", server.Upstream.Seen.Single().Headers.Keys);
    }

    [Fact]
    public async Task A_removed_connection_is_no_longer_called()
    {
        await using var server = await StartAsync(Json(Answered), address: _ => null);
        using var set = await server.SendAsync("POST", "/api/v1/connections", $$"""{"name":"stub","base_url":"{{server.Upstream.Address}}"}""");
        using var before = await server.ChatAsync();

        using var removed = await server.SendAsync("POST", "/api/v1/connections/stub/remove", null);
        using var after = await server.ChatAsync();

        Assert.Equal([200, 200, 503], new[] { before, removed, after }.Select(answer => (int)answer.StatusCode));
    }
}
