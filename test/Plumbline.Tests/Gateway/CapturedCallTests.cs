using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class CapturedCallTests
{
    private const string Id = "3f7aa144-0f19-4d5b-b8b4-d733bf572949";

    private static readonly string[] Pieces =
    [
        """{"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m-1-2025","choices":[{"index":0,"delta":{"role":"assistant","content":"Pa"},"finish_reason":null}]}""",
        """{"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m-1-2025","choices":[{"index":0,"delta":{"content":"ris."},"finish_reason":null}]}""",
        """{"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m-1-2025","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
        """{"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m-1-2025","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":2,"total_tokens":14}}""",
        "[DONE]",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_kept_with_what_its_headers_say()
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(
            """{"model":"m-1","temperature":0.5,"user":"body-user","metadata":{"ticket":"T1"},"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Capital of France?"}]}""",
            $"Helicone-Request-Id: {Id}", "Helicone-User-Id: ada", "Helicone-Session-Id: conv-7", "helicone-property-Tenant: acme", "Helicone-Property-Owner: ada", "Helicone-Prompt-Id: billing", "Helicone-Prompt-Version: 3", "x-stainless-retry-count: 1");

        Assert.Equal((Id, Id, Id), (Said(answer, "helicone-id"), Said(answer, "x-plumbline-trace-id"), Said(answer, "x-plumbline-request-id")));
        var trace = await server.TraceAsync(answer);
        Assert.Equal("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Capital of France?"}]""", trace.GetProperty("input").GetRawText());
        Assert.Equal(("Paris.", "m-1-2025", "conv-7", "billing@3"), (trace.GetProperty("output").GetString(), trace.GetProperty("model").GetString(), trace.GetProperty("conversation").GetString(), trace.GetProperty("prompt_version").GetString()));
        Assert.Equal((12, 2), (trace.GetProperty("input_tokens").GetInt32(), trace.GetProperty("output_tokens").GetInt32()));
        Assert.StartsWith("p_", trace.GetProperty("user").GetString(), StringComparison.Ordinal);
        Assert.Equal(("acme", "T1", "0.5", "stop", "1"), (Attribute(trace, "metadata.tenant"), Attribute(trace, "metadata.ticket"), Attribute(trace, "parameter.temperature"), Attribute(trace, "finish_reason"), Attribute(trace, "gateway.retry")));
        Assert.Equal(trace.GetProperty("user").GetString(), Attribute(trace, "metadata.owner"));
        Assert.True(trace.GetProperty("latency_milliseconds").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("retries").ValueKind);
    }

    [Fact]
    public async Task A_stream_is_kept_as_the_same_call_without_one()
    {
        await using var whole = await StartAsync(Json(Answered));
        await using var streamed = await StartAsync(Stream(Pieces));

        using var one = await whole.ChatAsync();
        using var other = await streamed.ChatAsync();

        Assert.Equal(string.Concat(Pieces.Select(piece => $"data: {piece}\n\n")), await TextAsync(other));
        var (kept, ofStream) = (await whole.TraceAsync(one), await streamed.TraceAsync(other));
        Assert.Equal(Content(kept), Content(ofStream));
        Assert.True(double.Parse(Attribute(ofStream, "gateway.first_byte_milliseconds"), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal("", Attribute(ofStream, "gateway.ended"));
    }

    [Fact]
    public async Task Responses_that_follow_each_other_are_one_conversation()
    {
        var n = 0;
        await using var server = await StartAsync(http => Json($$$"""{"id":"resp_{{{++n}}}","object":"response","status":"completed","model":"m","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Paris."}]}],"usage":{"input_tokens":3,"output_tokens":2}}""")(http));
        string[] bodies = ["""{"model":"m","input":"One?"}""", """{"model":"m","input":"Two?","previous_response_id":"resp_1"}""", """{"model":"m","input":"Three?","previous_response_id":"resp_2"}"""];
        var kept = new List<JsonElement>();
        foreach (var body in bodies)
        {
            using var answer = await server.SendAsync("POST", "/v1/responses", body);
            kept.Add(await server.TraceAsync(answer));
        }

        Assert.Equal(["resp_1", "resp_1", "resp_1"], kept.Select(trace => trace.GetProperty("conversation").GetString()));
        Assert.Equal(("Three?", "Paris.", 3), (kept[2].GetProperty("input")[0].GetProperty("content").GetString(), kept[2].GetProperty("output").GetString(), kept[2].GetProperty("input_tokens").GetInt32()));
    }

    [Fact]
    public async Task Of_embeddings_what_was_embedded_is_not_kept()
    {
        await using var server = await StartAsync(Json("""{"object":"list","data":[{"object":"embedding","index":0,"embedding":"AAAA"}],"model":"e-1","usage":{"prompt_tokens":2,"total_tokens":2}}"""));

        using var answer = await server.SendAsync("POST", "/v1/embeddings", """{"model":"e-1","input":"Secret text","encoding_format":"base64"}""");

        var trace = await server.TraceAsync(answer);
        Assert.Equal(("e-1", 2), (trace.GetProperty("model").GetString(), trace.GetProperty("input_tokens").GetInt32()));
        Assert.DoesNotContain("Secret", trace.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", trace.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Helicone-Omit-Request: true", "", "Paris.")]
    [InlineData("Helicone-Omit-Response: true", "Capital of France?", null)]
    public async Task What_is_not_to_be_kept_is_not(string header, string asked, string? answered)
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(null, header);

        var trace = await server.TraceAsync(answer);
        Assert.Equal((asked, answered), (trace.GetProperty("input")[0].GetProperty("content").GetString(), trace.GetProperty("output").GetString()));
        Assert.Equal((2, "m-1-2025"), (trace.GetProperty("output_tokens").GetInt32(), trace.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task The_attempt_that_failed_leaves_its_id_to_the_next()
    {
        var attempts = 0;
        await using var server = await StartAsync(http => (++attempts == 1 ? Json("""{"error":{"message":"Slow down, sk-secret.","type":"requests","param":null,"code":"rate_limit_exceeded"}}""", 429) : Json(Answered))(http));

        using var failed = await server.ChatAsync(null, $"Helicone-Request-Id: {Id}");
        using var good = await server.ChatAsync(null, $"Helicone-Request-Id: {Id}", "x-stainless-retry-count: 1");

        Assert.Equal((Id, Id), (Said(failed, "helicone-id"), Said(good, "x-plumbline-trace-id")));
        Assert.Equal("Paris.", (await server.TraceAsync(good)).GetProperty("output").GetString());
        var first = await server.TraceAsync(failed);
        Assert.Equal((JsonValueKind.Null, "429", "rate_limit_exceeded", Id), (first.GetProperty("output").ValueKind, Attribute(first, "gateway.status"), Attribute(first, "error"), Attribute(first, "gateway.request_id")));
        Assert.DoesNotContain("sk-secret", first.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_none_is_replaced()
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(null, "Helicone-Request-Id: mine");

        Assert.True(Guid.TryParseExact(Said(answer, "helicone-id"), "D", out _));
    }

    [Fact]
    public async Task Several_choices_are_candidates_and_the_first_is_the_served_one()
    {
        await using var server = await StartAsync(Json("""{"id":"c","model":"m","choices":[{"index":1,"message":{"role":"assistant","content":"Lyon."},"finish_reason":"stop"},{"index":0,"message":{"role":"assistant","content":"Paris."},"finish_reason":"stop"}]}"""));

        using var answer = await server.ChatAsync();

        var trace = await server.TraceAsync(answer);
        Assert.Equal(["Paris.", "Lyon."], trace.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetProperty("text").GetString()));
        Assert.Equal(("0", "Paris."), (trace.GetProperty("served").GetString(), trace.GetProperty("output").GetString()));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"a\\u0000b\"}]}")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}")]
    [InlineData("[1]")]
    public async Task What_cannot_be_read_passes_and_is_counted_or_kept_without_it(string body)
    {
        await using var server = await StartAsync(Json(Answered));

        using var answer = await server.ChatAsync(body);

        Assert.Equal(Answered, await TextAsync(answer));
        Assert.Equal(body, server.Upstream.Seen.Single().Body);
        var trace = await server.TraceAsync(answer);
        Assert.Equal(("Paris.", ""), (trace.GetProperty("output").GetString(), trace.GetProperty("input")[0].GetProperty("content").GetString()));
    }

    [Fact]
    public async Task A_store_that_fails_breaks_no_call_and_is_counted()
    {
        await using var server = await StartAsync(Json(Answered), configure: builder => builder.Services.AddSingleton<IFactStore<Trace>, FailingTraces>());
        for (var call = 0; call < 5; call++)
        {
            using var answer = await server.ChatAsync();
            Assert.Equal(Answered, await TextAsync(answer));
        }

        Assert.Equal((0, 5), await CountsAsync(server, counts => counts.GetProperty("dropped").GetInt64() == 5, "kept", "dropped"));
    }

    [Fact]
    public async Task Where_there_is_no_room_the_call_passes_and_is_kept_without_its_bodies()
    {
        await using var server = await StartAsync(Json(Answered), configure: builder => builder.Services.AddSingleton(new CaptureRoom { Most = 10 }));

        using var answer = await server.ChatAsync();

        Assert.Equal(Answered, await TextAsync(answer));
        Assert.Equal("true", Attribute(await server.TraceAsync(answer), "gateway.unread"));
        Assert.Equal((1, 1), await CountsAsync(server, counts => counts.GetProperty("kept").GetInt64() == 1, "kept", "unread"));
    }

    [Fact]
    public async Task Room_that_was_taken_is_given_back()
    {
        await using var server = await StartAsync(Json(Answered), configure: builder => builder.Services.AddSingleton(new CaptureRoom { Most = Asked.Length + Answered.Length }));
        for (var call = 0; call < 5; call++)
        {
            using var answer = await server.ChatAsync();
            Assert.Equal("Paris.", (await server.TraceAsync(answer)).GetProperty("output").GetString());
            using var models = await server.SendAsync("GET", "/v1/models", null);
        }
    }

    [Fact]
    public async Task What_waits_is_kept_when_the_server_stops()
    {
        await using var server = await StartAsync(Json(Answered));
        for (var call = 0; call < 20; call++)
        {
            (await server.ChatAsync()).Dispose();
        }

        await server.StopAsync();

        Assert.Equal(20, server.Get<CaptureCounts>().Kept);
    }

    private static string Content(JsonElement trace) => JsonSerializer.Serialize(new
    {
        input = trace.GetProperty("input"),
        output = trace.GetProperty("output"),
        model = trace.GetProperty("model"),
        read = trace.GetProperty("input_tokens"),
        written = trace.GetProperty("output_tokens"),
        attributes = trace.GetProperty("attributes").EnumerateObject().Where(one => one.Name != "gateway.first_byte_milliseconds").ToDictionary(one => one.Name, one => one.Value),
    });

    private static async Task<(long, long)> CountsAsync(GatewayServer server, Func<JsonElement, bool> reached, string one, string other)
    {
        while (true)
        {
            using var answer = await server.SendAsync("GET", "/health", null);
            var counts = JsonElement.Parse(await TextAsync(answer)).GetProperty("gateway");
            if (reached(counts))
            {
                return (counts.GetProperty(one).GetInt64(), counts.GetProperty(other).GetInt64());
            }

            await Task.Delay(10, Cancel);
        }
    }

    private sealed class FailingTraces : IFactStore<Trace>
    {
        public string Kind => "trace";

        public string IdOf(Trace fact) => fact.Id;

        public string? TraceOf(Trace fact) => fact.Id;

        public IReadOnlyList<Refusal> Check(Trace fact) => [];

        public Task<bool[]> AppendAsync(IReadOnlyList<Trace> facts, FactScope scope) => throw new InvalidOperationException("The disk is full.");
    }
}
