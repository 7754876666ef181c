using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>How scores are stated and read back, whatever the engine.</summary>
public abstract class ScoreContract : LangfuseContract
{
    [Theory]
    [InlineData("""{"id":"s","traceId":"t1","name":"n","value":0.9}""", "NUMERIC", "0.9", null, "0.9", "trace:t1:")]
    [InlineData("""{"id":"s","traceId":"t1","name":"n","value":4,"dataType":"NUMERIC"}""", "NUMERIC", "4", null, "4", "trace:t1:")]
    [InlineData("""{"id":"s","traceId":"t1","observationId":"o1","name":"n","value":1,"dataType":"BOOLEAN"}""", "BOOLEAN", "1", "True", "true", "observation:o1:t1")]
    [InlineData("""{"id":"s","traceId":"t1","name":"n","value":false}""", "BOOLEAN", "0", "False", "false", "trace:t1:")]
    [InlineData("""{"id":"s","traceId":"t1","name":"n","value":"calm"}""", "CATEGORICAL", "null", "calm", "\"calm\"", "trace:t1:")]
    [InlineData("""{"id":"s","traceId":"t1","name":"n","value":"be shorter","dataType":"TEXT"}""", "TEXT", "null", "be shorter", "\"be shorter\"", "trace:t1:")]
    [InlineData("""{"id":"s","traceId":"t1","observationId":"o1","name":"any","value":"Better.","dataType":"CORRECTION"}""", "CORRECTION", "0", "Better.", "\"Better.\"", "observation:o1:t1")]
    [InlineData("""{"id":"s","sessionId":"c7","name":"n","value":5}""", "NUMERIC", "5", null, "5", "session:c7:")]
    public async Task Each_type_and_target_is_read_back_in_both_shapes(string body, string type, string value, string? text, string typed, string subject)
    {
        await using var server = await StartAsync();

        Assert.Equal("""{"id":"s"}""", (await server.PostAsync("/api/public/scores", body)).Text);

        var second = await ReadAsync(server, "v2/scores/s");
        Assert.Equal((type, value, text), (Text(second, "dataType"), second.GetProperty("value").GetRawText(), Text(second, "stringValue")));
        Assert.Equal(type == "CORRECTION" ? "output" : "n", Text(second, "name"));
        var third = Assert.Single((await ReadAsync(server, $"v3/scores?dataType={type}")).GetProperty("data").EnumerateArray());
        var about = third.GetProperty("subject");
        Assert.Equal((typed, subject), (third.GetProperty("value").GetRawText(), $"{Text(about, "kind")}:{Text(about, "id")}:{Text(about, "traceId")}"));
    }

    [Fact]
    public async Task A_correction_is_the_answer_as_it_should_have_been()
    {
        await using var server = await StartAsync();

        await SendAsync(server, Event("e1", "score-create", "01", """{"id":"s1","traceId":"t1","observationId":"o1","name":"output","value":"Your balance is EUR 42.10.","dataType":"CORRECTION","comment":"units first"}"""));

        var (entry, access) = Assert.Single(await server.Get<FeedbackStore>().CorrectionsAsync(Caller.DefaultProject, "t1", Cancel));
        Assert.Equal((FeedbackKind.Correction, "Your balance is EUR 42.10.", "o1", Access.Local), (entry.Kind, entry.Text, entry.Span, access));
        Assert.Equal("units first", Text(await ReadAsync(server, "v2/scores/s1"), "comment"));
    }

    [Fact]
    public async Task A_score_may_be_stated_anew_and_the_latest_counts_whatever_came_first()
    {
        await using var server = await StartAsync();
        var down = Event("e2", "score-create", "02", """{"id":"s1","traceId":"t1","name":"thumb","value":0}""");
        var up = Event("e1", "score-create", "01", """{"id":"s1","traceId":"t1","name":"thumb","value":1}""");

        await SendAsync(server, down, up, down);

        Assert.Equal(0, (await ReadAsync(server, "v2/scores/s1")).GetProperty("value").GetDouble());
        Assert.Equal(1, (await ReadAsync(server, "v2/scores")).GetProperty("meta").GetProperty("totalItems").GetInt32());
        Assert.Equal(2, (await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, "t1", Cancel)).Count);
    }

    [Fact]
    public async Task One_at_a_time_the_same_is_one_fact_and_another_value_is_another()
    {
        await using var server = await StartAsync();
        foreach (var (second, value) in new[] { 1, 1, 0, 0, 1 }.Index())
        {
            var answer = await server.PostAsync("/api/public/scores", $$"""{"id":"s1","traceId":"t1","name":"thumb","value":{{value}},"comment":"c","timestamp":"2026-03-01T12:00:0{{second}}Z"}""");
            Assert.Equal(200, answer.Status);
        }

        Assert.Equal([1, 0, 1], (await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, "t1", Cancel)).Select(entry => entry.Fact.Value!.Value));
        Assert.Equal(1, (await ReadAsync(server, "v2/scores/s1")).GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("""{"traceId":"t1","name":"n"}""", "value")]
    [InlineData("""{"traceId":"t1","value":1}""", "name")]
    [InlineData("""{"name":"n","value":1}""", "traceId")]
    [InlineData("""{"observationId":"o1","name":"n","value":1}""", "traceId")]
    [InlineData("""{"traceId":"t1","sessionId":"c7","name":"n","value":1}""", "sessionId")]
    [InlineData("""{"sessionId":"c7","name":"output","value":"x","dataType":"CORRECTION"}""", "traceId")]
    [InlineData("""{"datasetRunId":"r1","name":"n","value":1}""", "datasetRunId")]
    [InlineData("""{"traceId":"t1","name":"n","value":"x","dataType":"NUMERIC"}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":1e999}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":2,"dataType":"BOOLEAN"}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":1,"dataType":"CATEGORICAL"}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":"","dataType":"TEXT"}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":{},"dataType":"TEXT"}""", "value")]
    [InlineData("""{"traceId":"t1","name":"n","value":1,"dataType":"COLOUR"}""", "dataType")]
    [InlineData("""{"traceId":"t1","name":"n","value":1,"source":"HEARSAY"}""", "source")]
    [InlineData("[]", "body")]
    [InlineData("nul", "body")]
    public async Task What_is_no_score_is_refused_by_the_name_of_the_field(string body, string field)
    {
        await using var server = await StartAsync();

        var answer = await server.PostAsync("/api/public/scores", body);

        Assert.Equal((400, "Invalid request data"), (answer.Status, Text(answer.Json, "message")));
        Assert.Equal(field, answer.Json.GetProperty("error")[0].GetProperty("path")[0].GetString());
        Assert.Equal(0, (await ReadAsync(server, "v2/scores")).GetProperty("meta").GetProperty("totalItems").GetInt32());
    }

    [Theory]
    [InlineData("", "a b c d")]
    [InlineData("name=tone", "c")]
    [InlineData("traceId=t1", "a b c")]
    [InlineData("observationId=o1", "b")]
    [InlineData("sessionId=c7", "d")]
    [InlineData("dataType=BOOLEAN", "b")]
    [InlineData("source=ANNOTATION", "c")]
    [InlineData("operator=%3E%3D&value=0.9", "a b d")]
    [InlineData("operator=%3C&value=0.9", "")]
    [InlineData("scoreIds=a,d,unknown", "a d")]
    [InlineData("userId=ada", "a b c")]
    [InlineData("fromTimestamp=2026-03-01T12:00:02Z&toTimestamp=2026-03-01T12:00:04Z", "b c")]
    [InlineData("limit=3&page=2", "a")]
    [InlineData("page=9", "")]
    public async Task A_list_is_filtered_and_paged(string query, string found)
    {
        await using var server = await StartAsync();
        await SendAsync(
            server,
            Event("e1", "score-create", "01", """{"id":"a","traceId":"t1","name":"n","value":0.9}"""),
            Event("e2", "score-create", "02", """{"id":"b","traceId":"t1","observationId":"o1","name":"n","value":1,"dataType":"BOOLEAN"}"""),
            Event("e3", "score-create", "03", """{"id":"c","traceId":"t1","name":"tone","value":"calm","source":"ANNOTATION"}"""),
            Event("e4", "score-create", "04", """{"id":"d","sessionId":"c7","name":"n","value":5}"""),
            Event("e5", "trace-create", "00", """{"id":"t1","userId":"ada"}"""));

        var page = await ReadAsync(server, $"v2/scores?{query}");

        Assert.Equal(found, string.Join(' ', page.GetProperty("data").EnumerateArray().Select(score => Text(score, "id")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_cursor_leads_through_all_of_them_once()
    {
        await using var server = await StartAsync();
        await SendAsync(server, [.. Enumerable.Range(0, 7).Select(i => Event($"e{i}", "score-create", $"0{i}", $$"""{"id":"s{{i}}","traceId":"t1","name":"n","value":{{i}}}"""))]);

        var found = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ReadAsync(server, $"v3/scores?limit=3&cursor={cursor}");
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(score => Text(score, "id")!));
            cursor = page.GetProperty("meta").TryGetProperty("cursor", out var next) ? next.GetString() : null;
        }

        Assert.Equal(["s6", "s5", "s4", "s3", "s2", "s1", "s0"], found);
    }

    [Theory]
    [InlineData("GET", "v2/scores?traceTags=x", 400)]
    [InlineData("GET", "v2/scores?limit=101", 400)]
    [InlineData("GET", "v2/scores?page=0", 400)]
    [InlineData("GET", "v2/scores?operator=%3D", 400)]
    [InlineData("GET", "v2/scores?operator=like&value=1", 400)]
    [InlineData("GET", "v2/scores?dataType=7", 400)]
    [InlineData("GET", "v2/scores?fromTimestamp=soon", 400)]
    [InlineData("GET", "v2/scores/unknown", 404)]
    [InlineData("DELETE", "scores/s1", 405)]
    public async Task What_cannot_be_answered_is_said(string method, string path, int status)
    {
        await using var server = await StartAsync();

        var answer = await server.SendAsync(method, $"/api/public/{path}");

        Assert.Equal((status, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(["error", "message"], answer.Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

public sealed class ScoresOnSqlite : ScoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ScoresOnPostgres : ScoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
