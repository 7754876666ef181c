using System.Text.Json;
using Plumbline.Jobs;
using Plumbline.Layout;
using Plumbline.Optimizers;
using Plumbline.Storage;

namespace Plumbline.Http;

public sealed class ServerSafetyTests
{
    private const string Thumb = """{"id":"f1","trace":"t1","kind":"thumb","at":"2026-03-01T12:00:00Z","value":1}""";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host: evil.example", 403)]
    [InlineData("Host: 192.168.0.7", 403)]
    [InlineData("Host: localhost.evil.example", 403)]
    [InlineData("Host: localhost", 200)]
    [InlineData("Host: 127.0.0.1:4300", 200)]
    [InlineData("Host: [::1]:4300", 200)]
    public async Task A_server_without_keys_answers_to_the_names_of_this_machine_only(string host, int status)
    {
        await using var server = await ServedApp.StartAsync();

        Assert.Equal(status, (await server.GetAsync("/api/v1/traces", host)).Status);
    }

    [Theory]
    [InlineData("Origin: https://evil.example", 403)]
    [InlineData("Origin: null", 403)]
    [InlineData("Origin: http://localhost:9999", 403)]
    [InlineData("Origin: http://localhost", 201)]
    public async Task A_server_without_keys_takes_nothing_from_another_sites_page(string origin, int status)
    {
        await using var server = await ServedApp.StartAsync();

        Assert.Equal(status, (await server.PostAsync("/api/v1/feedback", Thumb, origin)).Status);
    }

    [Fact]
    public async Task Every_answer_says_how_a_browser_is_to_treat_it()
    {
        await using var server = await ServedApp.StartAsync();

        var headers = (await server.GetAsync("/health")).Headers;

        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
    }

    [Theory]
    [InlineData("http://0.0.0.0:4300")]
    [InlineData("http://*:4300")]
    [InlineData("http://192.168.0.7:4300")]
    [InlineData("http://example.org")]
    public async Task A_server_that_others_can_reach_needs_keys(string url)
    {
        await using var database = Database.Open(null, "Host=nowhere;Database=none");

        Assert.Contains("--require-keys", Assert.Throws<UsageException>(() => Server.Build(database, new([url], false))).Message, StringComparison.Ordinal);
        await using var app = Server.Build(database, new([url], true));
        Assert.NotNull(app);
    }

    [Fact]
    public async Task What_is_not_there_or_not_allowed_is_a_problem_document()
    {
        await using var server = await ServedApp.StartAsync();

        (await server.GetAsync("/api/v1/traces/unknown")).IsProblem(404, "unknown");
        (await server.GetAsync($"/api/v1/traces/{new string('x', 900)}")).IsProblem(404, "xxx");
        (await server.GetAsync("/api/v1/datasets/unknown")).IsProblem(404, "dataset");
        (await server.GetAsync("/api/v1/jobs/unknown")).IsProblem(404, "job");
        (await server.GetAsync("/api/v1/lineage?id=")).IsProblem(400, "id");
        (await server.PostAsync("/api/v1/rollbacks", """{"reason":"Too slow."}""")).IsProblem(409, "nothing to roll back");
        (await server.PostAsync("/api/v1/promotions", """{"gate":"unknown"}""")).IsProblem(404, "gate");
    }

    [Theory]
    [InlineData("datasets", """{"nmae":"refunds"}""", "nmae")]
    [InlineData("datasets", "{", "body")]
    [InlineData("rank", """{"prompt":[null],"candidates":[]}""", "candidates")]
    [InlineData("rank", """{"prompt":[],"candidates":[null]}""", "candidates")]
    [InlineData("rubrics", """{"name":"r","owner":"o","policy":"p","dimensions":[null],"decision":{"wins":1,"margin":0.1,"veto":[]}}""", "dimensions[0]")]
    [InlineData("pairs/plan", """{"target":0,"prompts":1}""", "plan")]
    public async Task A_request_that_cannot_be_read_says_where(string path, string body, string says)
    {
        await using var server = await ServedApp.StartAsync();

        (await server.PostAsync($"/api/v1/{path}", body)).IsProblem(400, says);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_a_problem_document()
    {
        await using var server = await ServedApp.StartAsync();

        (await server.GetAsync("/api/v1/traces?limit=many")).IsProblem(400, "limit");
    }

    [Fact]
    public async Task A_wrong_method_is_not_called_a_wrong_key()
    {
        await using var server = await ServedApp.StartAsync();

        Assert.Equal(405, (await server.SendAsync("DELETE", "/api/v1/traces")).Status);
    }

    [Fact]
    public async Task The_reason_of_a_failing_job_can_be_read_in_its_own_project_only()
    {
        await using var server = await ServedApp.StartAsync();
        var job = await server.Get<JobStore>().EnqueueAsync(JobRequest.Of("shop", StartTraining.JobKind, new TrainingPayload("dpo", "unknown", "{}", 1)), Cancel);
        string[] shop = ["X-Plumbline-Project: shop"];

        Assert.Contains("'unknown'", await ReasonAsync(server, job.Id, shop), StringComparison.Ordinal);
        Assert.Equal(404, (await server.GetAsync($"/api/v1/jobs/{job.Id}")).Status);
        Assert.Equal(404, (await server.GetAsync($"/api/v1/training/{job.Id}/curve")).Status);
        Assert.Equal(200, (await server.GetAsync($"/api/v1/training/{job.Id}/curve", shop)).Status);
    }

    [Fact]
    public async Task The_API_is_as_documented()
    {
        await using var server = await ServedApp.StartAsync();

        var document = (await server.GetAsync("/openapi/v1.json")).Json;

        Snapshot.Check("openapi.json", JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n") + "\n");
    }

    private static async Task<string> ReasonAsync(ServedApp server, string job, string[] headers)
    {
        while (true)
        {
            if ((await server.GetAsync($"/api/v1/jobs/{job}", headers)).Json.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String)
            {
                return reason.GetString()!;
            }

            await Task.Delay(20, Cancel);
        }
    }
}
