using System.Text.Json;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>How traces, observations and sessions are read back, whatever the engine and however they came.</summary>
public abstract class LangfuseReadContract : LangfuseContract
{
    private const string Stated = """{"id":"whole","at":"2026-03-01T11:00:00Z","input":[{"role":"user","content":"Hello"}],"output":"Hi","conversation":"c7","release":"r1","spans":[{"id":"s1","name":"call","started_at":"2026-03-01T11:00:00Z","ended_at":"2026-03-01T11:00:02Z","kind":"model","input_tokens":3,"error":"late"}],"attributes":{"name":"greeting"}}""";

    [Theory]
    [InlineData("", "t3 t2 t1 whole")]
    [InlineData("orderBy=timestamp.asc", "whole t1 t2 t3")]
    [InlineData("userId=ada", "t1")]
    [InlineData("sessionId=c7", "t1 whole")]
    [InlineData("release=r2", "t2")]
    [InlineData("fromTimestamp=2026-03-01T12:00:02Z&toTimestamp=2026-03-01T12:00:03Z", "t2")]
    [InlineData("limit=2&page=2", "t1 whole")]
    public async Task Traces_are_filtered_and_paged(string query, string found)
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var page = await ReadAsync(server, $"traces?{query}");

        Assert.Equal(found, string.Join(' ', page.GetProperty("data").EnumerateArray().Select(trace => Text(trace, "id"))));
    }

    [Fact]
    public async Task A_trace_that_was_stated_whole_reads_like_a_captured_one()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var trace = await ReadAsync(server, "traces/whole");

        Assert.Equal(("greeting", "Hi", "c7", "default"), (Text(trace, "name"), Text(trace, "output"), Text(trace, "sessionId"), Text(trace, "environment")));
        Assert.Equal("2026-03-01T11:00:00.000Z", Text(trace, "timestamp"));
        var observation = Assert.Single(trace.GetProperty("observations").EnumerateArray());
        Assert.Equal(("GENERATION", "ERROR", "late", 2.0), (Text(observation, "type"), Text(observation, "level"), Text(observation, "statusMessage"), observation.GetProperty("latency").GetDouble()));
        Assert.Equal("""{"input":3}""", observation.GetProperty("usageDetails").GetRawText());
    }

    [Fact]
    public async Task A_page_says_how_many_there_are()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        Assert.Equal("""{"page":2,"limit":3,"totalItems":4,"totalPages":2}""", (await ReadAsync(server, "traces?limit=3&page=2")).GetProperty("meta").GetRawText());
    }

    [Theory]
    [InlineData("traceId=t1", "o1 o2")]
    [InlineData("traceId=t1&type=TOOL", "o2")]
    [InlineData("traceId=t1&name=first", "o1")]
    [InlineData("traceId=t1&parentObservationId=o1", "o2")]
    [InlineData("traceId=t1&level=ERROR", "o2")]
    [InlineData("traceId=t1&fromStartTime=2026-03-01T12:00:02Z", "o2")]
    [InlineData("traceId=t1&limit=1&page=2", "o2")]
    [InlineData("traceId=unknown", "")]
    public async Task Observations_of_a_trace_are_filtered_and_paged(string query, string found)
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var page = await ReadAsync(server, $"observations?{query}");

        Assert.Equal(found, string.Join(' ', page.GetProperty("data").EnumerateArray().Select(observation => Text(observation, "id"))));
    }

    [Fact]
    public async Task Sessions_are_conversations_with_their_traces_oldest_first()
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var listed = (await ReadAsync(server, "sessions")).GetProperty("data").EnumerateArray().ToArray();
        var session = await ReadAsync(server, "sessions/c7");

        Assert.Equal([("c8", "2026-03-01T12:00:02.000Z"), ("c7", "2026-03-01T11:00:00.000Z")], listed.Select(one => (Text(one, "id")!, Text(one, "createdAt")!)));
        Assert.Equal(["whole", "t1"], session.GetProperty("traces").EnumerateArray().Select(trace => Text(trace, "id")));
        Assert.Equal("2026-03-01T11:00:00.000Z", Text(session, "createdAt"));
    }

    [Theory]
    [InlineData("observations", 400)]
    [InlineData("observations/unknown", 404)]
    [InlineData("traces/unknown", 404)]
    [InlineData("sessions/unknown", 404)]
    [InlineData("traces?tags=x", 400)]
    [InlineData("traces?orderBy=name.asc", 400)]
    [InlineData("traces?limit=0", 400)]
    [InlineData("traces?page=1e9", 400)]
    [InlineData("traces?userId=%00", 400)]
    [InlineData("sessions?environment=x", 400)]
    public async Task What_cannot_be_answered_is_said(string path, int status)
    {
        await using var server = await StartAsync();
        await FillAsync(server);

        var answer = await server.GetAsync($"/api/public/{path}");

        Assert.Equal((status, "application/json"), (answer.Status, answer.MediaType));
        Assert.True(answer.Json.TryGetProperty("message", out _));
    }

    private static async Task FillAsync(ServedApp server)
    {
        Assert.Equal(201, (await server.PostAsync("/api/v1/traces", Stated)).Status);
        await SendAsync(
            server,
            Event("e1", "trace-create", "01", """{"id":"t1","userId":"ada","sessionId":"c7","timestamp":"2026-03-01T12:00:01Z"}"""),
            Event("e2", "trace-create", "02", """{"id":"t2","sessionId":"c8","release":"r2","timestamp":"2026-03-01T12:00:02Z"}"""),
            Event("e3", "trace-create", "03", """{"id":"t3","timestamp":"2026-03-01T12:00:03Z"}"""),
            Event("e4", "span-create", "01", """{"id":"o1","traceId":"t1","name":"first","startTime":"2026-03-01T12:00:01Z"}"""),
            Event("e5", "tool-create", "02", """{"id":"o2","traceId":"t1","parentObservationId":"o1","level":"ERROR","startTime":"2026-03-01T12:00:02Z"}"""));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

public sealed class LangfuseReadsOnSqlite : LangfuseReadContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class LangfuseReadsOnPostgres : LangfuseReadContract
{
    private protected override Engine Engine => Engine.Postgres;
}
