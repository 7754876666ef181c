using Plumbline.Accounts;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class GatewayKeyTests
{
    private const string Stored = "sk-stored";
    private const string Theirs = "sk-theirs";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, null, "Helicone-Auth: Bearer OURS", "Authorization: Bearer sk-theirs", Theirs)]
    [InlineData(true, Stored, "Helicone-Auth: Bearer OURS", "Authorization: Bearer sk-theirs", Theirs)]
    [InlineData(true, Stored, "Helicone-Auth: Bearer OURS", "X-Other: none", Stored)]
    [InlineData(true, Stored, "Authorization: Bearer OURS", "X-Other: none", Stored)]
    [InlineData(true, null, "Authorization: Bearer OURS", "X-Other: none", null)]
    [InlineData(true, Stored, "Helicone-Auth: Bearer OURS", "Authorization: Bearer OURS", Stored)]
    [InlineData(false, null, "Authorization: Bearer sk-theirs", "X-Other: none", Theirs)]
    [InlineData(false, Stored, "Authorization: Bearer sk-theirs", "X-Other: none", Stored)]
    [InlineData(false, Stored, "X-Other: none", "X-More: none", Stored)]
    [InlineData(false, null, "X-Other: none", "X-More: none", null)]
    [InlineData(false, null, "Authorization: Bearer OURS", "X-Other: none", null)]
    public async Task The_upstream_sees_the_providers_key_and_never_ours(bool requireKeys, string? stored, string one, string other, string? expected)
    {
        await using var server = await StartAsync(Json(Answered), requireKeys, stored);
        var (_, ours) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        string[] headers = [.. new[] { one, other }.Select(header => header.Replace("OURS", ours.Text, StringComparison.Ordinal))];

        using var answer = await server.ChatAsync(null, headers);

        Assert.True(answer.IsSuccessStatusCode, await TextAsync(answer));
        var seen = Assert.Single(server.Upstream.Seen);
        Assert.Equal(expected is null ? null : $"Bearer {expected}", seen.Headers.GetValueOrDefault("Authorization"));
        Assert.DoesNotContain(seen.Headers.Values, value => value.Contains(ours.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Other: none")]
    [InlineData("Authorization: Bearer sk-theirs")]
    [InlineData("Helicone-Auth: Bearer unknown")]
    public async Task Where_keys_are_required_nobody_comes_through(string header)
    {
        await using var server = await StartAsync(Json(Answered), requireKeys: true, key: Stored);

        using var answer = await server.ChatAsync(null, header);

        await RefusalTests.IsErrorAsync(answer, 401, null, "Helicone-Auth");
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact]
    public async Task A_publishable_key_may_give_feedback_and_call_no_model()
    {
        await using var server = await StartAsync(Json(Answered), requireKeys: true, key: Stored);
        var (open, _) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);

        using var call = await server.ChatAsync(null, $"Authorization: Bearer {open.Text}");
        using var thumb = await server.SendAsync("POST", "/v1/request/r1/feedback", """{"rating":true}""", $"Authorization: Bearer {open.Text}");

        await RefusalTests.IsErrorAsync(call, 403, null, "secret key");
        Assert.True(thumb.IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_is_captured_belongs_to_the_project_of_the_key_and_holds_no_key()
    {
        await using var server = await StartAsync(Json(Answered), key: Stored);
        var (_, ours) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);

        using var answer = await server.ChatAsync(null, $"Helicone-Auth: Bearer {ours.Text}", $"Authorization: Bearer {Theirs}");

        var id = Said(answer, "x-plumbline-trace-id");
        string text;
        do
        {
            using var kept = await server.SendAsync("GET", $"/api/v1/traces/{id}", null, $"Authorization: Bearer {ours.Text}");
            text = kept.IsSuccessStatusCode ? await TextAsync(kept) : "";
        }
        while (text.Length == 0);
        Assert.Contains("Paris.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ours.Text, text, StringComparison.Ordinal);
    }
}
