using AngleSharp.Html.Parser;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>What is kept, and what was forgotten, over the wire and on pages.</summary>
public sealed class DataPageTests
{
    private const string Trace = """{"id":"t1","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"A secret question?"}],"output":"A secret answer.","user":"ada@example.org"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_are_set_and_shown()
    {
        await using var server = await ServedApp.StartAsync();

        var set = await server.PostAsync("/api/v1/retention", """{"text_days":30,"trace_days":400,"outcome_days":null}""");

        Assert.Equal(200, set.Status);
        Assert.Equal(30, set.Json.GetProperty("settings").GetProperty("text_days").GetInt32());
        Assert.Equal(set.Text, (await server.GetAsync("/api/v1/retention")).Text);
        (await server.PostAsync("/api/v1/retention", """{"text_days":500,"trace_days":400}""")).IsProblem(400, "not kept longer than its trace");
        Assert.Contains("for good", (await server.GetAsync("/data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_whose_text_expired_says_so_wherever_it_is_read()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/traces", Trace);
        await using (var connection = await server.Get<Database>().OpenAsync(Cancel))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "update trace set received_at = received_at - 7776000000001");
        }

        var job = await server.Get<JobStore>().EnqueueAsync(JobRequest.Of(Caller.DefaultProject, ExpireFacts.JobKind, new { }), Cancel);
        await server.Get<JobRunner>().RunToEndAsync(job.Id, Cancel);

        Assert.NotNull((await server.GetAsync("/api/v1/traces/t1")).Json.GetProperty("text_expired_at").GetString());
        Assert.Contains("Its text expired on", (await server.GetAsync("/traces/t1")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { "/traces", "/traces/t1", "/api/v1/traces/t1", "/api/v1/traces/export?format=csv", "/api/v1/traces/export?format=jsonl", "/api/public/traces", "/api/public/traces/t1" })
        {
            var answer = await server.GetAsync(address);
            Assert.True(answer.Status == 200, $"{address} {answer.Status} {answer.Text}");
            Assert.Contains("t1", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_user_is_forgotten_over_the_wire_and_stands_on_the_page_as_a_pseudonym()
    {
        await using var server = await ServedApp.StartAsync();
        await server.PostAsync("/api/v1/traces", Trace);

        var planned = await server.PostAsync("/api/v1/forget", """{"user":"ada@example.org","dry_run":true}""");
        var asked = await server.PostAsync("/api/v1/forget", """{"user":"ada@example.org"}""");
        var ended = await server.Get<JobRunner>().RunToEndAsync(asked.Json.GetProperty("id").GetString()!, Cancel);

        Assert.Equal((200, 1), (planned.Status, planned.Json.GetProperty("traces").GetInt32()));
        Assert.Equal((202, JobState.Done), (asked.Status, ended.State));
        Assert.DoesNotContain("ada@", asked.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await server.GetAsync("/api/v1/traces/t1")).Status);
        Assert.Equal(1, (await server.GetAsync("/api/v1/deletions")).Json[0].GetProperty("forgotten").GetProperty("traces").GetInt32());
        var page = new HtmlParser().ParseDocument((await server.GetAsync("/data")).Text);
        Assert.StartsWith("p_", page.QuerySelector("td .id[title]")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("/data", page.QuerySelector("nav [aria-current=page]")!.GetAttribute("href"));
        (await server.PostAsync("/api/v1/forget", "{}")).IsProblem(400, "user or the trace");
    }
}
