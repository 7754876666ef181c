using Microsoft.AspNetCore.TestHost;

namespace Plumbline.Http;

/// <summary>What a route that takes a request answers when the request is not right.</summary>
public sealed class RequestRouteTests
{
    [Theory]
    [InlineData("pairs", """{"dataset":7}""", "dataset", "a text in quotes")]
    [InlineData("datasets", """{"name":"d","splits":{"tests":0.5}}""", "splits.tests", "judge_prompt")]
    [InlineData("datasets", """{"name":"d","splits":{"judge_prompt":-0.5}}""", "splits.judge_prompt", "0 to 1")]
    [InlineData("datasets", """{"name":" "}""", "name", "needs a name")]
    [InlineData("datasets", """{"name":"d","splits":{"test":0.5},"split_attribute":"role"}""", "split_attribute", "not both")]
    [InlineData("pairs", """{"dataset":"d","cap_per_prompt":-1}""", "cap_per_prompt", "at least 1")]
    [InlineData("pairs", """{"dataset":"d","target":-5}""", "target", "at least 1")]
    [InlineData("pairs", """{"dataset":"d","margin":0}""", "margin", "above 0")]
    [InlineData("pairs/plan", """{"target":1,"prompts":1,"cap_per_prompt":0}""", "cap_per_prompt", "no cap")]
    [InlineData("pairs/plan", """{"target":1,"prompts":1,"items_per_hour":1e-308}""", "items_per_hour", "pace")]
    [InlineData("pairs/plan", """{"target":1,"prompts":1,"candidates":2147483647}""", "candidates", "10,000")]
    [InlineData("pairs/plan", "", "body", "A JSON object is needed")]
    [InlineData("datasets", """{"name":"a\u0000b"}""", "name", "U+0000")]
    [InlineData("datasets", """{"name":"d","splits":{"\ud800":1}}""", "splits", "Unicode")]
    [InlineData("datasets", """{"name":"a\nb"}""", "name", "control characters")]
    [InlineData("scorecards", """{"candidate":"base","dataset":"desk","evaluators":{"x":null}}""", "evaluators.x", "not null")]
    [InlineData("scorecards", """{"candidate":"base","dataset":"desk","evaluators":{"":{"kind":"human"}}}""", "evaluators", "1 to 800")]
    [InlineData("rubrics", """{"name":"a\tb","owner":"o","policy":"p","dimensions":[{"name":"tone","description":"d","examples":[{"answer":"a","score":1,"why":"w"}]}],"decision":{"wins":1,"margin":0.1,"veto":[]}}""", "name", "control characters")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"descent":{"epochs":0}}}""", "settings.descent.epochs", "1 to 10000")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"features":{"hash_bits":30}}}""", "settings.features.hash_bits", "8 to 20")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"objective":{"beta":-1}}}""", "settings.objective.beta", "above 0")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"features":{"declared":["charm"]}}}""", "settings.features.declared", "charm")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"descent":{"epochs":"many"}}}""", "settings.descent.epochs", "a whole number")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":7}""", "settings", "an object")]
    [InlineData("training", """{"method":"reward-model","pairs":"desk","settings":{"centring":-1}}""", "settings.centring", "0 or more")]
    [InlineData("training", """{"method":"reward-model","pairs":"desk","base":"desk"}""", "base", "from nothing")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","ablate":["charm"]}""", "ablate", "charm")]
    [InlineData("training", """{"method":"dpo","pairs":"desk","settings":{"features":{"declared":["length_tokens"]}},"ablate":["line_count"]}""", "ablate", "length_tokens")]
    public async Task A_request_that_is_not_right_is_refused_by_the_name_of_its_field(string route, string body, string field, string says)
    {
        await using var server = await ServedApp.StartAsync();
        await SmallDesk.FillAsync(server);

        var answer = await server.PostAsync($"/api/v1/{route}", body);

        answer.IsProblem(400, says);
        Assert.Equal(field, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("GET", "traces?before=x", 400, "before")]
    [InlineData("GET", "traces?limit=many", 400, "a whole number")]
    [InlineData("GET", "traces?limit=-1", 400, "limit: A whole number from 1 to 500 is needed, not -1.")]
    [InlineData("GET", "traces?limit=501", 400, "limit: A whole number from 1 to 500 is needed, not 501.")]
    [InlineData("GET", "jobs?limit=0", 400, "limit: A whole number from 1 to 500 is needed, not 0.")]
    [InlineData("GET", "gates?limit=100000", 400, "limit: A whole number from 1 to 500 is needed, not 100000.")]
    [InlineData("GET", "datasets?limit=0", 400, "limit: A whole number from 1 to 500 is needed, not 0.")]
    [InlineData("GET", "datasets/diff?from=a", 400, "to is needed")]
    [InlineData("GET", "traces?release=%00", 400, "U+0000")]
    [InlineData("GET", "exports?of=pairs:%00", 400, "U+0000")]
    [InlineData("GET", "nowhere", 404, "/api/v1/nowhere")]
    [InlineData("DELETE", "traces", 405, "GET")]
    public async Task An_address_that_is_not_right_is_answered_in_words_for_people(string method, string path, int status, string says)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.SendAsync(method, $"/api/v1/{path}");

        answer.IsProblem(status, says);
        Assert.DoesNotContain("Nullable", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("parameter", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_answered_with_the_kind_that_is_taken()
    {
        await using var server = await ServedApp.StartAsync();
        using var client = server.App.GetTestClient();
        using var form = new StringContent("a=b", System.Text.Encoding.UTF8, "text/plain");

        using var answer = await client.PostAsync("/api/v1/feedback", form, TestContext.Current.CancellationToken);

        Assert.Equal((415, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("application/json", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Plumbline-Project: %", 200)]
    [InlineData("X-Plumbline-Project:  ", 400)]
    [InlineData("X-Plumbline-Project: a\tb", 400)]
    public async Task A_project_is_named_by_a_name(string header, int status)
    {
        await using var server = await ServedApp.StartAsync();

        Assert.Equal(status, (await server.GetAsync("/api/v1/traces", header)).Status);
        (await server.GetAsync("/api/v1/traces", $"X-Plumbline-Project: {new string('x', 61)}")).IsProblem(400, "at most 60");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/traces")]
    [InlineData("/health")]
    [InlineData("/api/v1/traces")]
    public async Task A_probe_with_HEAD_is_answered_as_GET_without_a_body(string path)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.SendAsync("HEAD", path);

        Assert.Equal((200, ""), (answer.Status, answer.Text));
    }
}
