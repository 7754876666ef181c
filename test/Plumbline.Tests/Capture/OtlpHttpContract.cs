using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>What an exporter of OTLP is answered, and what is kept of what it sends, whatever the engine.</summary>
public abstract class OtlpHttpContract
{
    private const string Call = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"scope":{"name":"demo"},"spans":[{
          "traceId":"0AF7651916CD43DD8448EB211C80319C","spanId":"b7ad6b7169203331","name":"chat m-1","kind":3,"startTimeUnixNano":"1772366400000000000","endTimeUnixNano":1772366402000000000,
          "attributes":[
            {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.response.model","value":{"stringValue":"m-1"}},
            {"key":"gen_ai.usage.input_tokens","value":{"intValue":12}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"4"}},
            {"key":"user.id","value":{"stringValue":"ada@example.org"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"c1"}},
            {"key":"gen_ai.input.messages","value":{"stringValue":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Where is my refund?\"}]}]"}},
            {"key":"gen_ai.output.messages","value":{"stringValue":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"On its way.\"}],\"finish_reason\":\"stop\"}]"}}],
          "events":[{"name":"gen_ai.evaluation.result","timeUnixNano":"1772366403000000000","attributes":[
            {"key":"gen_ai.evaluation.name","value":{"stringValue":"helpful"}},{"key":"gen_ai.evaluation.score.value","value":{"doubleValue":0.75}}]}]}]}]}]}
        """;

    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private static readonly string[] Clients = ["otel-genai", "vercel-ai", "openai-otel", "langfuse-v5"];
    private static readonly string[] Paths = ["/v1/traces", "/v1/logs", "/api/public/otel/v1/traces"];

    private protected abstract Engine Engine { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/traces")]
    [InlineData("/otel/v1/traces")]
    [InlineData("/api/public/otel/v1/traces")]
    public async Task A_call_of_a_model_becomes_a_trace_and_its_evaluation_feedback(string path)
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        var answer = await SendAsync(server, path, Encoding.UTF8.GetBytes(Call), "application/json; charset=utf-8");

        Assert.Equal((200, "application/json", "{}"), (answer.Status, answer.MediaType, answer.Text));
        var trace = (await server.Get<TraceStore>().FindAsync(Caller.DefaultProject, Trace, Cancel))!;
        Assert.Equal([new("user", "Where is my refund?")], trace.Input);
        Assert.Equal(("On its way.", "m-1", "c1", 12L, 4L, 2000.0), (trace.Output, trace.Model, trace.Conversation, trace.InputTokens, trace.OutputTokens, trace.LatencyMilliseconds));
        Assert.StartsWith("p_", trace.User, StringComparison.Ordinal);
        var score = Assert.Single(await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, Trace, Cancel)).Fact;
        Assert.Equal((FeedbackKind.Score, "helpful", 0.75, FeedbackSource.Unknown, "b7ad6b7169203331"), (score.Kind, score.Name, score.Value, score.Source, score.Span));
    }

    [Fact]
    public async Task What_was_packed_is_unpacked_and_sending_again_changes_nothing()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        var packed = Packed(Encoding.UTF8.GetBytes(Call));

        Assert.Equal(200, (await SendAsync(server, "/v1/traces", packed, "application/json", "gzip")).Status);
        var first = await StateAsync(server);
        Assert.Equal(200, (await SendAsync(server, "/v1/traces", packed, "application/json", "gzip")).Status);

        Assert.Equal(first, await StateAsync(server));
    }

    [Theory]
    [InlineData("text/plain", null, "{}", 415)]
    [InlineData("application/json", "zstd", "{}", 415)]
    [InlineData("application/json", "gzip", "not packed", 400)]
    [InlineData("application/json", null, "{", 400)]
    [InlineData("application/json", null, "[]", 400)]
    [InlineData("application/x-protobuf", null, "\u000A\u00FF", 400)]
    [InlineData("application/json", null, """{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"no ids"}]}]}]}""", 400)]
    public async Task A_body_that_is_not_otlp_is_refused_with_a_status_in_its_own_encoding(string type, string? packing, string body, int status)
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        var answer = await SendAsync(server, "/v1/traces", Encoding.Latin1.GetBytes(body), type, packing);

        Assert.Equal((status, type == "application/x-protobuf" ? type : "application/json"), (answer.Status, answer.MediaType));
        Assert.True(type == "application/x-protobuf" || answer.Json.GetProperty("message").GetString()!.Length > 10);
        Assert.Equal(0, await server.Get<TraceStore>().CountAsync(Caller.DefaultProject, Cancel));
    }

    [Fact]
    public async Task Nothing_at_all_is_accepted_in_both_encodings()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        Assert.Equal((200, "{}"), await StatusAsync("/v1/traces", "{}"u8.ToArray(), "application/json"));
        Assert.Equal((200, ""), await StatusAsync("/v1/traces", [], "application/x-protobuf"));
        Assert.Equal((200, ""), await StatusAsync("/v1/logs", [], "application/x-protobuf"));
        Assert.Equal((200, "{}"), await StatusAsync("/v1/metrics", "{}"u8.ToArray(), "application/json"));

        async Task<(int, string)> StatusAsync(string path, byte[] body, string type)
        {
            var answer = await SendAsync(server, path, body, type);
            return (answer.Status, answer.Text);
        }
    }

    [Fact]
    public async Task A_small_body_that_unpacks_to_more_than_the_limit_is_too_large()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);

        Assert.Equal(413, (await SendAsync(server, "/v1/traces", Packed(new byte[(64 << 20) + 1]), "application/x-protobuf", "gzip")).Status);
    }

    [Fact]
    public async Task An_evaluation_may_come_before_its_span_and_one_that_names_only_a_session_is_kept_under_it()
    {
        const string Log = """
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[
              {"timeUnixNano":"1772366403000000000","eventName":"gen_ai.evaluation.result","traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",
               "attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"early"}},{"key":"gen_ai.evaluation.score.label","value":{"stringValue":"good"}}]}]}]}]}
            """;
        await using var server = await ServedApp.StartAsync(engine: Engine);

        Assert.Equal(200, (await SendAsync(server, "/v1/logs", Encoding.UTF8.GetBytes(Log), "application/json")).Status);
        Assert.Equal(200, (await SendAsync(server, "/v1/traces", Encoding.UTF8.GetBytes(Call), "application/json")).Status);

        Assert.Equal(["early", "helpful"], (await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, Trace, Cancel)).Select(entry => entry.Fact.Name).Order());
    }

    [Fact]
    public async Task A_key_that_may_only_react_cannot_capture()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true, engine: Engine);
        var (open, secret) = await server.Get<KeyStore>().CreateAsync("shop", Cancel);

        Assert.Equal(401, (await SendAsync(server, "/v1/traces", "{}"u8.ToArray(), "application/json")).Status);
        Assert.Equal(403, (await SendAsync(server, "/v1/traces", "{}"u8.ToArray(), "application/json", null, open.Text)).Status);
        Assert.Equal(200, (await SendAsync(server, "/v1/traces", "{}"u8.ToArray(), "application/json", null, secret.Text)).Status);
    }

    [Fact]
    public async Task Recorded_clients_in_any_order_and_doubled_leave_the_same_state()
    {
        var requests = Clients.SelectMany(client => RecordedRequest.Of(client, Paths)).ToArray();
        Assert.True(requests.Length > 15);
        string? expected = null;
        var stream = new SplitMix64(1);
        for (var round = 0; round < 4; round++)
        {
            await using var server = await ServedApp.StartAsync(engine: Engine);
            foreach (var request in requests)
            {
                var answer = await SendAsync(server, request.Path, request.Body, request.ContentType, request.ContentEncoding);
                Assert.True(answer.Status == 200, answer.Text);
            }

            var state = await StateAsync(server);
            Assert.Equal(expected ??= state, state);
            requests = [.. requests, .. requests.Take((int)stream.Below(5))];
            stream.Shuffle(requests.AsSpan());
        }
    }

    /// <summary>Everything that was captured, but when it was received.</summary>
    private static async Task<string> StateAsync(ServedApp server)
    {
        var text = new StringBuilder();
        foreach (var row in (await server.Get<TraceSearch>().PageAsync(Caller.DefaultProject, new(), TraceCursor.Newest, 1000, Cancel)).Rows.OrderBy(row => row.Id, StringComparer.Ordinal))
        {
            text.AppendLine(JsonSerializer.Serialize(await server.Get<TraceStore>().FindAsync(Caller.DefaultProject, row.Id, Cancel) is { } trace ? trace with { User = trace.User is null ? null : "someone" } : null, WireFormat.Options));
            foreach (var entry in (await server.Get<FeedbackStore>().OfTraceAsync(Caller.DefaultProject, row.Id, Cancel)).OrderBy(entry => entry.Fact.Id, StringComparer.Ordinal))
            {
                text.AppendLine(JsonSerializer.Serialize(entry.Fact, WireFormat.Options));
            }
        }

        return text.ToString();
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task<Answer> SendAsync(ServedApp server, string path, byte[] body, string type, string? packing = null, string? key = null)
    {
        using var client = server.App.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (packing is not null)
        {
            request.Content.Headers.ContentEncoding.Add(packing);
        }

        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        using var response = await client.SendAsync(request, Cancel);
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, new Dictionary<string, string>(), await response.Content.ReadAsStringAsync(Cancel));
    }
}

public sealed class OtlpHttpOnSqlite : OtlpHttpContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class OtlpHttpOnPostgres : OtlpHttpContract
{
    private protected override Engine Engine => Engine.Postgres;
}
