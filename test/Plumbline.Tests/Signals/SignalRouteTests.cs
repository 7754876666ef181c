using System.Net;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.Signals;

public sealed class SignalRouteTests
{
    private const string Copied = """{"id":"i1","trace":"t1","kind":"copied","at":"2026-03-01T12:00:00Z","text":"eight dollars"}""";

    [Fact]
    public async Task What_a_page_saw_is_read_back_as_a_signal_with_the_version_of_its_rules()
    {
        await using var server = await ServedApp.StartAsync();

        Assert.Equal(201, (await server.PostAsync("/api/v1/interactions", Copied)).Status);
        Assert.Equal(200, (await server.PostAsync("/api/v1/interactions", Copied)).Status);
        var read = await SignalsAsync(server);

        Assert.Equal(("copy", SignalRuleSet.Default.Version), (read.GetProperty("kind").GetString(), read.GetProperty("rules").GetString()));
        var rules = (await server.GetAsync("/api/v1/signals/rules")).Json;
        Assert.Equal((SignalRuleSet.Default.Version, 120), (rules.GetProperty("version").GetString(), rules.GetProperty("rules").GetProperty("regenerate_seconds").GetDouble()));
        Assert.Equal("/signals", (await server.GetAsync("/")).Text.Split("href=\"").Select(part => part.Split('"')[0]).First(link => link == "/signals"));
    }

    [Fact]
    public async Task A_token_of_the_products_server_lets_a_page_speak_of_one_trace()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", TestContext.Current.CancellationToken);
        (await server.PostAsync("/api/v1/page-tokens", """{"trace":"t1"}""", $"Authorization: Bearer {open.Text}")).IsProblem(403, "secret key");
        var token = (await server.PostAsync("/api/v1/page-tokens", """{"trace":"t1"}""", $"Authorization: Bearer {secret.Text}")).Json.GetProperty("token").GetString();

        var key = (await server.PostAsync("/api/v1/page-tokens/redeem", $$"""{"token":"{{token}}"}""")).Json.GetProperty("key").GetString();

        (await server.PostAsync("/api/v1/page-tokens/redeem", $$"""{"token":"{{token}}"}""")).IsProblem(401, "used once");
        Assert.Equal(201, (await server.PostAsync("/api/v1/interactions", Copied, $"Authorization: Bearer {key}")).Status);
        (await server.PostAsync("/api/v1/interactions", Copied.Replace("t1", "t2", StringComparison.Ordinal), $"Authorization: Bearer {key}")).IsProblem(403, "another trace");
        (await server.GetAsync("/api/v1/traces", $"Authorization: Bearer {key}")).IsProblem(403, "This key may not do that.");
        (await server.PostAsync("/api/v1/interactions", Copied, "Authorization: Bearer pt_unknown")).IsProblem(401, "A key is needed.");
    }

    [Fact]
    public async Task The_form_of_the_page_derives_by_other_rules_and_takes_nothing_from_elsewhere()
    {
        await using var server = await ServedApp.StartAsync();
        using var client = server.App.GetTestClient();
        async Task<HttpResponseMessage> SendAsync(string? origin, string rules)
        {
            using var form = new HttpRequestMessage(HttpMethod.Post, "/signals/derivations") { Content = new FormUrlEncodedContent([new("rules", rules)]) };
            if (origin is not null)
            {
                form.Headers.Add("Origin", origin);
            }

            return await client.SendAsync(form, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("https://evil.example", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(null, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("http://localhost", "{\"copy_words\":0}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("http://localhost", "no JSON")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync("http://localhost", "{\"copy_words\":2}")).StatusCode);
        Assert.Equal(DeriveJob.JobKind, JobKind(await server.GetAsync("/api/v1/jobs")));
    }

    private static string? JobKind(Answer jobs) => jobs.Json.EnumerateArray().Single().GetProperty("kind").GetString();

    private static async Task<System.Text.Json.JsonElement> SignalsAsync(ServedApp server)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await server.GetAsync("/api/v1/signals?trace=t1")).Json.EnumerateArray().ToArray() is [var signal])
            {
                return signal;
            }

            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No signal was derived.");
    }
}
