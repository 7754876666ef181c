using System.Text;
using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Capture;

/// <summary>Every attribute that a dialect reads, with values of every kind but the right one.</summary>
public sealed class OddAttributesTests
{
    private static readonly string[] Keys =
    [
        "gen_ai.operation.name", "gen_ai.system", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.request.temperature", "gen_ai.request.stop_sequences", "gen_ai.response.finish_reasons", "gen_ai.response.time_to_first_chunk",
        "gen_ai.usage.input_tokens", "gen_ai.usage.text.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions", "gen_ai.tool.definitions", "gen_ai.tool.call.arguments",
        "gen_ai.prompt", "gen_ai.completion", "gen_ai.prompt.0.role", "gen_ai.prompt.0.content", "gen_ai.prompt.0.content.deeper", "gen_ai.prompt.0.tool_calls", "gen_ai.prompt.0.tool_calls.0", "gen_ai.prompt.0.tool_calls.0.name",
        "gen_ai.completion.0.finish_reason", "gen_ai.completion.x.content", "gen_ai.agent.name", "openinference.span.kind", "llm.model_name", "llm.invocation_parameters", "llm.input_messages.0.message", "llm.input_messages.0.message.role",
        "llm.input_messages.0.message.contents.0.message_content.type", "llm.input_messages.0.message.contents.0.message_content.image.image.url", "llm.input_messages.0.message.tool_calls.0.tool_call.function.arguments",
        "llm.output_messages.1.message.content", "llm.prompts.0.prompt.text", "llm.choices.0.completion.text", "input.value", "input.mime_type", "output.value", "llm.tools.0.tool.json_schema", "llm.token_count.prompt", "llm.cost.total",
        "retrieval.documents.0.document.content", "metadata", "tag.tags", "session.id", "user.id", "langfuse.observation.type", "langfuse.observation.input", "langfuse.observation.output", "langfuse.observation.level",
        "langfuse.observation.model.parameters", "langfuse.observation.usage_details", "langfuse.observation.cost_details", "langfuse.observation.completion_start_time", "langfuse.observation.metadata", "langfuse.observation.metadata.a",
        "langfuse.trace.metadata", "langfuse.trace.tags", "langfuse.trace.input", "ai.operationId", "operation.name", "ai.prompt", "ai.prompt.messages", "ai.prompt.tools", "ai.response.text", "ai.response.toolCalls", "ai.response.reasoning",
        "ai.settings.topP", "ai.usage.inputTokens", "ai.telemetry.metadata.tags", "ai.response.msToFirstChunk", "traceloop.span.kind", "traceloop.entity.input", "traceloop.association.properties.k", "langsmith.span.kind", "langsmith.usage_metadata",
        "langsmith.metadata.k", "gen_ai.evaluation.name", "gen_ai.evaluation.score.value", "annotations.0.annotation.name", "annotations.0.annotation.score", "annotations.0.annotation.metadata", "trace.evaluations.7.evaluation.name",
        "session.annotations.0.annotation.label", "plumbline.feedback.edit_distance", "",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "chat", "LLM", "generation", "ai.generateText.doGenerate", "llm", "text/plain", "application/json", "a\uFFFDb", "{", "[", "[]", "{}", "null", "[null]", "[[]]", "[1,\"a\",{}]", "\"quoted\"", "\"2026-99-99\"", "1e999", "-1", "9223372036854775807",
        """[{"role":"user","content":"x"}]""", """[{"role":5,"content":{}}]""", """[{"role":"user","parts":null}]""", """[{"role":"assistant","tool_calls":[null,1,{"function":null}]}]""", """[{"role":"user","content":[null,1,[2],{"type":7},{"type":"text"}]}]""",
        """{"messages":[{"role":"user","content":null}]}""", """{"messages":{}}""", """{"choices":[null,{"message":null},{"message":1}]}""", """{"output":[{"type":"message"}]}""", """{"type":"function_call"}""", """{"prompt":[],"system":{}}""",
        """{"input":1e400,"output":"many","total":null}""", """{"a":{"b":"\ud800"},"\ud83d":1}""", """{"a":1,"a":2}""", """[{"type":"blob","modality":"image","content":5}]""", """[{"type":"tool_call_response"},{"type":"tool_call"}]""",
    ];

    private static readonly string[] EventNames = ["gen_ai.user.message", "gen_ai.choice", "gen_ai.content.prompt", "gen_ai.evaluation.result", "exception", "ai.stream.firstChunk"];
    private static readonly string[] EventKeys = ["message", "content", "gen_ai.prompt", "gen_ai.evaluation.name", "gen_ai.evaluation.score.value"];

    public static TheoryData<ulong> Seeds { get; } = [.. Enumerable.Range(1, 20).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_attributes_hold_the_part_can_be_kept_and_read(ulong seed) => Assert.All(Enumerable.Range(0, 300), i =>
    {
        var span = Span(SplitMix64.For(seed, $"odd {i}"));
        var part = Spans.Part(span with { ParentSpanId = "00000000000000aa" });
        var read = JsonSerializer.Deserialize<CapturedPart>(JsonSerializer.Serialize(part, WireFormat.Options), WireFormat.Options)!;

        Assert.NotNull(JsonSerializer.Serialize(TraceOfParts.Of(PartMerge.Of([read, read with { Id = "again" }])), WireFormat.Options));
        Assert.NotNull(JsonSerializer.Serialize(Spans.Scores(span), WireFormat.Options));
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_a_log_record_holds_its_part_can_be_kept_and_read(ulong seed) => Assert.All(Enumerable.Range(0, 100), i =>
    {
        var stream = SplitMix64.For(seed, $"odd record {i}");
        string[] names = ["gen_ai.user.message", "gen_ai.choice", "gen_ai.tool.message", "gen_ai.evaluation.result", "gen_ai.client.inference.operation.details"];
        var record = Spans.Record(names[stream.Below(names.Length)]) with { Body = Value(ref stream, 0), Attributes = Span(stream).Attributes };

        Assert.All(Spans.Parts(record), part => Assert.NotNull(JsonSerializer.Serialize(TraceOfParts.Of(PartMerge.Of([JsonSerializer.Deserialize<CapturedPart>(JsonSerializer.Serialize(part, WireFormat.Options), WireFormat.Options)!])), WireFormat.Options)));
        Assert.NotNull(JsonSerializer.Serialize(Spans.Scores(record), WireFormat.Options));
    });

    [Fact]
    public void JSON_cut_short_or_with_a_byte_changed_is_read_or_refused()
    {
        var body = Encoding.UTF8.GetBytes("""{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"b\u00fct"}}]},"scopeSpans":[{"scope":{"name":"ai"},"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"s","kind":3,"startTimeUnixNano":"1790000000000000000","endTimeUnixNano":1.79e18,"attributes":[{"key":"ai.prompt","value":{"stringValue":"{\"prompt\":\"h\ud83d\ude00\"}"}},{"key":"n","value":{"intValue":"5"}},{"key":"l","value":{"arrayValue":{"values":[{"doubleValue":"NaN"},{"bytesValue":"AA=="},{}]}}}],"events":[{"name":"e"}],"status":{"code":2}}]}]}]}""");

        Assert.All(Enumerable.Range(0, body.Length), length => Survives(body.AsMemory(0, length)));
        Assert.All(Enumerable.Range(0, 6000), seed => Survives(Changed(body, SplitMix64.For((ulong)seed, "change"))));
        Assert.True(Survives(body));
    }

    private static bool Survives(ReadOnlyMemory<byte> body)
    {
        try
        {
            OtlpJson.Logs(body);
            Assert.NotNull(JsonSerializer.Serialize(OtlpParts.Of(OtlpJson.Traces(body), Spans.Start), WireFormat.Options));
            return true;
        }
        catch (OtlpFormatException)
        {
            return false;
        }
    }

    private static byte[] Changed(byte[] body, SplitMix64 stream)
    {
        byte[] changed = [.. body];
        changed[stream.Below(changed.Length)] = (byte)stream.Next();
        return changed;
    }

    private static OtlpSpan Span(SplitMix64 stream)
    {
        var attributes = new Dictionary<string, OtlpValue>(StringComparer.Ordinal);
        for (var count = 1 + stream.Below(14); count > 0; count--)
        {
            attributes[Keys[stream.Below(Keys.Length)]] = Value(ref stream, 0);
        }

        List<OtlpEvent> events = [];
        foreach (var name in EventNames)
        {
            if (stream.Below(4) == 0)
            {
                events.Add(new(name, null, EventKeys.ToDictionary(key => key, _ => default(OtlpValue))));
                foreach (var key in EventKeys)
                {
                    ((Dictionary<string, OtlpValue>)events[^1].Attributes)[key] = Value(ref stream, 0);
                }
            }
        }

        return Spans.Of() with { Attributes = attributes, Events = events, StartedAt = stream.Below(3) == 0 ? null : Spans.Start };
    }

    private static OtlpValue Value(ref SplitMix64 stream, int depth) => stream.Below(depth > 2 ? 8 : 10) switch
    {
        0 => default,
        1 => OtlpValue.Of(stream.Below(2) == 0),
        2 => OtlpValue.Of((long)stream.Next()),
        3 => OtlpValue.Of(stream.Below(2) == 0 ? double.NaN : 1e300),
        4 => OtlpValue.Of(new byte[] { 1, 2 }),
        8 => OtlpValue.Of([Value(ref stream, depth + 1), Value(ref stream, depth + 1)]),
        9 => OtlpValue.Of(new Dictionary<string, OtlpValue> { ["role"] = Value(ref stream, depth + 1), ["content"] = Value(ref stream, depth + 1), ["type"] = Value(ref stream, depth + 1) }),
        _ => OtlpValue.Of(Texts[stream.Below(Texts.Length)]),
    };
}
