using System.Text.Json;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class RefusalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_upstream_it_is_said_what_to_set_and_not_to_retry()
    {
        await using var server = await StartAsync(Json("{}"), address: _ => null);

        using var answer = await server.ChatAsync();

        await IsErrorAsync(answer, 503, "no_upstream", "PLUMBLINE_UPSTREAM");
        Assert.Equal("false", Said(answer, "x-should-retry"));
    }

    [Fact]
    public async Task An_upstream_that_cannot_be_reached_is_a_bad_gateway()
    {
        await using var server = await StartAsync(Json("{}"), address: _ => new("http://127.0.0.1:1/v1"));

        using var answer = await server.ChatAsync();

        await IsErrorAsync(answer, 502, "upstream_unreachable", "could not be reached");
        var trace = await server.TraceAsync(answer);
        Assert.Equal(("upstream_broke", ""), (Attribute(trace, "gateway.ended"), Attribute(trace, "gateway.status")));
    }

    [Fact]
    public async Task An_upstream_that_says_nothing_is_given_up()
    {
        var over = new TaskCompletionSource();
        await using var server = await StartAsync(http => over.Task, patience: TimeSpan.FromMilliseconds(100));

        using var answer = await server.ChatAsync();
        over.SetResult();

        await IsErrorAsync(answer, 504, "upstream_timeout", "in time");
        Assert.Equal("upstream_silent", Attribute(await server.TraceAsync(answer), "gateway.ended"));
    }

    [Theory]
    [InlineData("Helicone-Target-URL: https://evil.example")]
    [InlineData("Helicone-OpenAI-Api-Base: not an address")]
    public async Task Another_upstream_is_refused(string header)
    {
        await using var server = await StartAsync(Json("{}"));

        using var answer = await server.ChatAsync(null, header);

        await IsErrorAsync(answer, 400, "other_upstream", "configured upstream only");
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact]
    public async Task The_upstream_that_is_configured_may_be_named()
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(null, $"Helicone-OpenAI-Api-Base: {server.Upstream.Address}");

        Assert.True(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("many", Asked, "whole number")]
    [InlineData("17", Asked, "from 1 to 16")]
    [InlineData("2", """{"stream":true,"messages":[]}""", "stream")]
    [InlineData("2", """{"n":3,"messages":[]}""", "leave n out")]
    [InlineData("2", "[]", "JSON object")]
    [InlineData("2", "{", "JSON object")]
    [InlineData("2", """{"n":1,"n":1}""", "JSON object")]
    public async Task What_nothing_can_be_chosen_from_is_refused(string k, string body, string says)
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(body, $"x-plumbline-best-of: {k}");

        await IsErrorAsync(answer, 400, "best_of", says);
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact]
    public async Task The_best_of_several_is_asked_of_chat_completions_only()
    {
        await using var server = await StartAsync(Json("{}"));

        using var answer = await server.SendAsync("POST", "/v1/responses", """{"input":"Hello"}""", "x-plumbline-best-of: 2");

        await IsErrorAsync(answer, 400, "best_of", "/v1/chat/completions");
    }

    [Theory]
    [InlineData("https://api.example.com/v1?key=x")]
    [InlineData("api.example.com/v1")]
    [InlineData("ftp://api.example.com")]
    [InlineData("https://user:secret@api.example.com/v1")]
    public void An_address_that_calls_cannot_go_to_is_refused(string text) =>
        Assert.Contains("--upstream", Assert.Throws<UsageException>(() => Http.Upstream.Checked("--upstream", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_may_end_with_a_slash() => Assert.Equal("https://api.example.com/v1", Http.Upstream.Checked("--upstream", "https://api.example.com/v1/").AbsoluteUri);

    internal static async Task IsErrorAsync(HttpResponseMessage answer, int status, string? code, string says)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)answer.StatusCode == status && answer.Content.Headers.ContentType?.MediaType == "application/json", $"{answer.StatusCode}: {text}");
        var error = JsonElement.Parse(text).GetProperty("error");
        Assert.Equal((code, JsonValueKind.Null), (error.GetProperty("code").GetString(), error.GetProperty("param").ValueKind));
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.GetProperty("type").GetString()!);
    }
}
