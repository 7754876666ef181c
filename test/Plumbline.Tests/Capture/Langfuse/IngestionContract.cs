using System.Text.Json;
using Dapper;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Http;
using Plumbline.Statistics;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>What a batch of events becomes, whatever the engine.</summary>
public abstract class IngestionContract : LangfuseContract
{
    /// <summary>As an SDK sent one, its envelopes out of order and in the wrong order: the update of a trace before what it updates.</summary>
    private static readonly string[] OutOfOrder =
    [
        Event("e1", "score-create", "00.080", """{"id":"s1","traceId":"t1","observationId":"g1","name":"thumbs","value":1,"dataType":"BOOLEAN","comment":"nice","environment":"staging"}"""),
        Event("e2", "score-create", "00.080", """{"id":"s2","name":"tone","value":"calm","traceId":"t1","observationId":null}"""),
        Event("e3", "span-create", "00.081", """{"id":"o1","startTime":"2026-03-01T12:00:00.037Z","name":"look up","input":"A1","traceId":"t1","parentObservationId":null,"metadata":{"a":{"x":1},"b":2}}"""),
        Event("e4", "span-update", "00.081", """{"output":"42.10","id":"o1","traceId":"t1","endTime":"2026-03-01T12:00:00.040Z","name":null,"metadata":{"a":{"y":2},"b":null}}"""),
        Event("e5", "trace-create", "00.081", """{"id":"t1","release":"v1","timestamp":"2026-03-01T12:00:00.037Z","environment":"staging","output":"42.10 EUR","name":"renamed","tags":["late"]}"""),
        Event("e6", "trace-create", "00.082", """{"id":"t1","release":"v1","timestamp":"2026-03-01T12:00:00.036Z","environment":"staging","name":"support","userId":"ada","sessionId":"c7","input":{"q":"What is my balance?"},"metadata":{"tenant":"acme","who":"ada"},"tags":["beta"],"version":"2.0","public":true}"""),
        Event("e7", "generation-update", "00.082", """{"output":{"role":"assistant","content":"42.10 EUR"},"usage":{"promptTokens":31,"completionTokens":9},"usageDetails":{"input":31,"output":9},"id":"g1","traceId":"t1","endTime":"2026-03-01T12:00:00.050Z","name":"llm"}"""),
        Event("e8", "event-create", "00.082", """{"id":"v1","startTime":"2026-03-01T12:00:00.051Z","name":"copied","metadata":{"chars":10},"traceId":"t1"}"""),
        Event("e9", "generation-create", "00.082", """{"id":"g1","startTime":"2026-03-01T12:00:00.038Z","name":"unnamed","model":"m-1","modelParameters":{"temperature":0.2},"input":[{"role":"user","content":"What is my balance?"}],"completionStartTime":"2026-03-01T12:00:00.039Z","traceId":"t1","level":"WARNING","promptName":"billing","promptVersion":3,"costDetails":{"total":0.00012},"hue":"blue"}"""),
    ];

    [Fact]
    public async Task A_batch_in_any_order_tells_one_trace()
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(server, OutOfOrder);

        Assert.Equal(string.Join(' ', Enumerable.Range(1, 9).Select(number => $"e{number}:201")), Statuses(answer));
        var trace = (await TraceAsync(server, "t1"))!;
        Assert.Equal([new("user", "What is my balance?")], trace.Input);
        Assert.Equal(
            ("42.10 EUR", "m-1", "c7", "v1", "billing@3", 31L, 9L, 0.00012),
            (trace.Output, trace.Model, trace.Conversation, trace.Release, trace.PromptVersion, trace.InputTokens, trace.OutputTokens, trace.CostUsd));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 12, 0, 0, 36, TimeSpan.Zero), 14.0), (trace.At, trace.LatencyMilliseconds));
        Assert.Equal([("o1", "look up", "step"), ("g1", "llm", "model"), ("v1", "copied", "step")], trace.Spans!.Select(span => (span.Id, span.Name, span.Kind)));
    }

    [Fact]
    public async Task What_was_sent_is_read_back_as_it_was_sent()
    {
        await using var server = await StartAsync();
        await SendAsync(server, OutOfOrder);

        var trace = await ReadAsync(server, "traces/t1");

        Assert.Equal(("renamed", "2.0", "staging", true), (Text(trace, "name"), Text(trace, "version"), Text(trace, "environment"), trace.GetProperty("public").GetBoolean()));
        Assert.Equal(("""["beta","late"]""", """{"q":"What is my balance?"}"""), (trace.GetProperty("tags").GetRawText(), trace.GetProperty("input").GetRawText()));
        Assert.StartsWith("p_", Text(trace, "userId"), StringComparison.Ordinal);
        Assert.Equal(Text(trace, "userId"), Text(trace.GetProperty("metadata"), "who"));
        var generation = trace.GetProperty("observations")[1];
        Assert.Equal(("GENERATION", "llm", "WARNING", "billing", 3), (Text(generation, "type"), Text(generation, "name"), Text(generation, "level"), Text(generation, "promptName"), generation.GetProperty("promptVersion").GetInt32()));
        Assert.Equal("""{"role":"assistant","content":"42.10 EUR"}""", generation.GetProperty("output").GetRawText());
        Assert.Equal("""{"input":31,"output":9,"total":40}""", generation.GetProperty("usageDetails").GetRawText());
        Assert.Equal("""{"a":{"x":1,"y":2},"b":2}""", trace.GetProperty("observations")[0].GetProperty("metadata").GetRawText());
        Assert.Equal(["thumbs", "tone"], trace.GetProperty("scores").EnumerateArray().Select(score => Text(score, "name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fields_that_have_no_place_are_kept_as_attributes()
    {
        await using var server = await StartAsync();
        await SendAsync(server, OutOfOrder);

        var captured = (await server.Get<PartStore>().CapturedAsync(Caller.DefaultProject, ["t1"], Cancel))["t1"];

        Assert.Equal("blue", captured.Steps.Single(step => step.Id == "g1").Fields.Attributes!.Value.GetProperty("hue").GetString());
        Assert.True(captured.Whole.Attributes!.Value.GetProperty("public").GetBoolean());
    }

    [Fact]
    public async Task Sending_again_is_answered_alike_and_keeps_nothing_new()
    {
        await using var server = await StartAsync();
        var first = await SendAsync(server, OutOfOrder);
        var kept = await StateAsync(server, "t1");
        var rows = await RowsAsync(server);

        var second = await SendAsync(server, OutOfOrder);

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(kept, await StateAsync(server, "t1"));
        Assert.Equal((7L, 2L), rows);
        Assert.Equal(rows, await RowsAsync(server));
    }

    [Fact]
    public async Task Any_order_any_doubling_and_any_division_into_batches_give_the_same_state()
    {
        await using var first = await StartAsync();
        await SendAsync(first, OutOfOrder);
        var expected = await StateAsync(first, "t1");

        await AssertShufflesAsync(OutOfOrder, expected, ["t1"]);
    }

    [Theory]
    [InlineData("langfuse-v3", 1)]
    [InlineData("langfuse-v5", 0)]
    public async Task What_a_published_client_sent_gives_the_same_state_in_any_order(string client, int traces)
    {
        var requests = RecordedRequest.Of(client, Batch);
        string[] events = [.. requests.SelectMany(request => JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("batch").EnumerateArray()).Select(one => one.GetRawText())];
        await using var first = await StartAsync();
        Assert.DoesNotContain("400", Statuses(await SendAsync(first, events)), StringComparison.Ordinal);
        string[] ids = [.. (await ReadAsync(first, "traces")).GetProperty("data").EnumerateArray().Select(trace => Text(trace, "id")!)];

        Assert.Equal(traces, ids.Length);
        await AssertShufflesAsync(events, await StateAsync(first, ids), ids);
    }

    [Theory]
    [InlineData("span", "SPAN")]
    [InlineData("generation", "GENERATION")]
    [InlineData("event", "EVENT")]
    [InlineData("agent", "AGENT")]
    [InlineData("tool", "TOOL")]
    [InlineData("chain", "CHAIN")]
    [InlineData("retriever", "RETRIEVER")]
    [InlineData("evaluator", "EVALUATOR")]
    [InlineData("embedding", "EMBEDDING")]
    [InlineData("guardrail", "GUARDRAIL")]
    public async Task Each_kind_of_observation_is_kept_as_that(string kind, string type)
    {
        await using var server = await StartAsync();

        await SendAsync(server, Event("e1", $"{kind}-create", "01", """{"id":"o1","traceId":"t1","name":"n"}"""), Event("e2", "observation-create", "01", $$"""{"id":"o2","traceId":"t1","type":"{{type}}"}"""), Event("e3", "observation-update", "02", $$"""{"id":"o2","traceId":"t1","type":"{{type}}","name":"later"}"""));

        var found = (await ReadAsync(server, "observations?traceId=t1")).GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal([("o1", type, "n"), ("o2", type, "later")], found.Select(one => (Text(one, "id")!, Text(one, "type")!, Text(one, "name")!)));
        Assert.Equal("t1", Text(await ReadAsync(server, "observations/o2"), "traceId"));
    }

    [Fact]
    public async Task An_observation_without_a_trace_is_one_and_what_an_SDK_says_of_itself_is_not_kept()
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(server, Event("e1", "span-create", "01", """{"name":"alone"}"""), Event("e2", "sdk-log", "01", """{"log":"all is well"}"""));

        Assert.Equal("e1:201 e2:201", Statuses(answer));
        Assert.Equal("alone", Text((await ReadAsync(server, "traces/e1")).GetProperty("observations")[0], "name"));
        Assert.Equal((1L, 0L), await RowsAsync(server));
    }

    [Theory]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t9","tags":"beta"}}""", "body.tags")]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t9","timestamp":"soon"}}""", "body.timestamp")]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t9","name":{}}}""", "body.name")]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":"2026-03-01T12:00:00Z","body":{"id":"t9","metadata":{"a":1,"a":2}}}""", "body:")]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":"2026-03-01T12:00:00Z"}""", "body:")]
    [InlineData("""{"id":"bad","type":"trace-create","timestamp":[],"body":{}}""", "timestamp")]
    [InlineData("""{"id":"bad","type":"span-create","timestamp":"2026-03-01T12:00:00Z","body":{"level":"LOUD"}}""", "body.level")]
    [InlineData("""{"id":"bad","type":"span-create","timestamp":"2026-03-01T12:00:00Z","body":{"endTime":true}}""", "body.endTime")]
    [InlineData("""{"id":"bad","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"usage":{"promptTokens":"many"}}}""", "body.usage.promptTokens")]
    [InlineData("""{"id":"bad","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"usageDetails":{"input":-1}}}""", "body.usageDetails.input")]
    [InlineData("""{"id":"bad","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"usageDetails":{"input":1e300}}}""", "body.usageDetails.input")]
    [InlineData("""{"id":"bad","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"costDetails":{"total":1e999}}}""", "body.costDetails.total")]
    [InlineData("""{"id":"bad","type":"generation-create","timestamp":"2026-03-01T12:00:00Z","body":{"modelParameters":[]}}""", "body.modelParameters")]
    [InlineData("""{"id":"bad","type":"observation-create","timestamp":"2026-03-01T12:00:00Z","body":{"type":"NOISE"}}""", "body.type")]
    [InlineData("""{"id":"bad","type":"score-create","timestamp":"2026-03-01T12:00:00Z","body":{"traceId":"t1","value":1}}""", "body.name")]
    [InlineData("""{"id":"bad","type":"dataset-run-item-create","timestamp":"2026-03-01T12:00:00Z","body":{}}""", "type: Runs of datasets")]
    [InlineData("""{"id":"bad","type":"noise-create","timestamp":"2026-03-01T12:00:00Z","body":{}}""", "type: 'noise-create'")]
    [InlineData("""{"id":"bad","timestamp":"2026-03-01T12:00:00Z","body":{}}""", "type")]
    public async Task A_fault_is_named_by_its_field_and_the_rest_is_kept(string bad, string field)
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(server, bad, OutOfOrder[5]);

        Assert.Equal("e6:201 bad:400", Statuses(answer));
        var error = answer.GetProperty("errors")[0];
        Assert.StartsWith($"Invalid request data: {field}", Text(error, "message"), StringComparison.Ordinal);
        Assert.Equal("InvalidRequestError", Text(error, "error"));
        Assert.Equal((1L, 0L), await RowsAsync(server));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"trace-create","body":{}}""")]
    [InlineData("""{"id":7,"type":[],"body":{}}""")]
    [InlineData("""{"id":"","type":"trace-create","body":{}}""")]
    public async Task An_event_without_an_id_is_refused_by_itself(string bad)
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(server, bad, OutOfOrder[5]);

        Assert.Contains("e6:201", Statuses(answer), StringComparison.Ordinal);
        Assert.Equal(400, Assert.Single(answer.GetProperty("errors").EnumerateArray()).GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("nonsense", "body")]
    [InlineData("{}", "batch")]
    [InlineData("[]", "batch")]
    [InlineData("""{"batch":{}}""", "batch")]
    [InlineData("""{"batch":null}""", "batch")]
    public async Task A_body_without_a_list_of_events_is_refused_as_a_whole(string body, string field)
    {
        await using var server = await StartAsync();

        var answer = await server.PostAsync(Batch, body);

        Assert.Equal((400, "application/json", "Invalid request data"), (answer.Status, answer.MediaType, Text(answer.Json, "message")));
        Assert.Equal(field, answer.Json.GetProperty("error")[0].GetProperty("path")[0].GetString());
    }

    [Fact]
    public async Task Cut_emoji_and_ids_of_any_length_are_kept()
    {
        await using var server = await StartAsync();
        var id = new string('x', 800);

        var answer = await SendAsync(server, Event(id, "span-create", "01", $$$"""{"id":"{{{id[..799]}}}y","traceId":"{{{id}}}","name":"a\ud83d","input":{"k\udc00":"\u0000"}}"""), Event($"{id}y", "span-create", "01", "{}"));

        Assert.Equal($"{id}:201 {id}y:400", Statuses(answer));
        Assert.Equal("a\uFFFD", (await TraceAsync(server, id))!.Spans!.Single().Name);
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static async Task<(long Parts, long Feedback)> RowsAsync(ServedApp server)
    {
        await using var connection = await server.Get<Database>().OpenAsync(Cancel);
        return (await connection.ExecuteScalarAsync<long>("select count(*) from trace_part"), await connection.ExecuteScalarAsync<long>("select count(*) from feedback"));
    }

    private async Task AssertShufflesAsync(string[] events, string expected, string[] traces)
    {
        var stream = new SplitMix64(7);
        for (var round = 0; round < 4; round++)
        {
            await using var server = await StartAsync();
            string[] shuffled = [.. events, .. events.Take((int)stream.Below(events.Length + 1))];
            stream.Shuffle(shuffled.AsSpan());
            foreach (var batch in shuffled.Chunk(1 + (int)stream.Below(4)))
            {
                await SendAsync(server, batch);
            }

            Assert.Equal(expected, await StateAsync(server, traces));
        }
    }
}

public sealed class IngestionOnSqlite : IngestionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class IngestionOnPostgres : IngestionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
