using System.Text;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary>Who may do what under the path of Langfuse's API, and how a refusal is told.</summary>
public sealed class LangfuseAccessTests
{
    private const string Batch = """{"batch":[{"id":"e1","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t1"}},{"id":"e2","type":"score-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"s1","traceId":"t1","name":"n","value":1}}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Public_and_secret_key_of_one_project_do_everything()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);

        var answer = await server.PostAsync("/api/public/ingestion", Batch, Basic(open.Text, secret.Text));

        Assert.Equal((207, 2), (answer.Status, answer.Json.GetProperty("successes").GetArrayLength()));
        Assert.NotNull(await server.Get<TraceStore>().FindAsync("shop", "t1", Cancel));
        var projects = await server.GetAsync("/api/public/projects", Basic(open.Text, secret.Text));
        Assert.Equal("""{"data":[{"id":"shop","name":"shop","organization":{"id":"shop","name":"shop"},"metadata":{}}]}""", projects.Text);
    }

    [Fact]
    public async Task The_public_key_must_be_of_the_secret_keys_project()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (_, secret) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        var (foreign, _) = await server.Get<KeyStore>().CreateAsync("other", Cancel);

        foreach (var name in new[] { "", "pk-lf-test", foreign.Text, secret.Text })
        {
            IsRefusal(await server.PostAsync("/api/public/ingestion", Batch, Basic(name, secret.Text)), 401, "UnauthorizedError");
        }

        Assert.Null(await server.Get<TraceStore>().FindAsync("shop", "t1", Cancel));
    }

    [Fact]
    public async Task A_publishable_key_alone_states_scores_and_nothing_else()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);
        var (open, _) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);
        var bearer = $"Authorization: Bearer {open.Text}";

        var answer = await server.PostAsync("/api/public/ingestion", Batch, bearer);

        Assert.Equal((207, "e2", 401), (answer.Status, answer.Json.GetProperty("successes")[0].GetProperty("id").GetString(), answer.Json.GetProperty("errors")[0].GetProperty("status").GetInt32()));
        Assert.Null(await server.Get<TraceStore>().FindAsync("shop", "t1", Cancel));
        Assert.Single(await server.Get<FeedbackStore>().OfTraceAsync("shop", "t1", Cancel));
        Assert.Equal(200, (await server.PostAsync("/api/public/scores", """{"traceId":"t1","name":"n","value":1}""", bearer)).Status);
        IsRefusal(await server.GetAsync("/api/public/traces", bearer), 403, "ForbiddenError");
        IsRefusal(await server.GetAsync("/api/public/v2/scores", bearer), 403, "ForbiddenError");
    }

    [Theory]
    [InlineData("POST", "/api/public/ingestion", 401, "UnauthorizedError")]
    [InlineData("POST", "/api/public/scores", 401, "UnauthorizedError")]
    [InlineData("GET", "/api/public/traces", 401, "UnauthorizedError")]
    [InlineData("GET", "/api/public/v2/prompts/x", 401, "UnauthorizedError")]
    [InlineData("GET", "/api/public/nowhere", 404, "LangfuseNotFoundError")]
    [InlineData("PUT", "/api/public/ingestion", 405, "MethodNotAllowedError")]
    [InlineData("DELETE", "/api/public/traces/t1", 405, "MethodNotAllowedError")]
    public async Task Without_a_key_every_answer_is_a_refusal_in_JSON(string method, string path, int status, string error)
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);

        IsRefusal(await server.SendAsync(method, path), status, error);
        IsRefusal(await server.SendAsync(method, path, null, Basic("pk-lf-test", "sk-lf-test")), status, error);
        Assert.Equal("OK", (await server.GetAsync("/api/public/health")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("POST", "media")]
    [InlineData("GET", "v2/prompts/billing%2Freply")]
    [InlineData("POST", "score-configs")]
    [InlineData("PATCH", "annotation-queues/q/items/i")]
    [InlineData("POST", "dataset-run-items")]
    [InlineData("GET", "v2/datasets/golden")]
    public async Task What_is_not_offered_yet_is_said_so(string method, string path)
    {
        await using var server = await ServedApp.StartAsync();

        var answer = await server.SendAsync(method, $"/api/public/{path}");

        IsRefusal(answer, 404, "LangfuseNotFoundError");
        Assert.Contains("not offered here yet", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_page_is_refused_in_JSON_too()
    {
        await using var server = await ServedApp.StartAsync();

        IsRefusal(await server.PostAsync("/api/public/ingestion", Batch, "Origin: https://elsewhere.example"), 403, "ForbiddenError");
    }

    [Fact]
    public async Task A_packed_body_is_refused_by_its_packing()
    {
        await using var server = await ServedApp.StartAsync();
        using var client = server.App.GetTestClient();
        using var body = new StringContent(Batch);
        body.Headers.ContentEncoding.Add("zstd");

        using var answer = await client.PostAsync("/api/public/ingestion", body, Cancel);

        Assert.Equal((415, "application/json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static string Basic(string user, string password) => $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";

    private static void IsRefusal(Answer answer, int status, string error)
    {
        Assert.True((status, "application/json") == (answer.Status, answer.MediaType), $"{answer.Status} {answer.MediaType}: {answer.Text}");
        Assert.Equal(error, answer.Json.GetProperty("error").GetString());
        Assert.True(answer.Json.GetProperty("message").GetString()!.Length > 10);
    }
}
