using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>One conversation, written by hand in every dialect: a system message, a question, the call of a tool, its answer, and the answer of the model.</summary>
public sealed class SameConversationTests
{
    private const string Messages = """[{"role":"system","content":"Be brief."},{"role":"user","content":"When is order 7 due?"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"find_order","arguments":"{\"order\":7}"}}]},{"role":"tool","content":"due: May 3","tool_call_id":"c1"}]""";
    private const string Answer = """[{"role":"assistant","content":"On May 3."}]""";
    private const string Tools = """[{"type":"function","name":"find_order","description":"finds","parameters":{"type":"object"}}]""";
    private const string Parts = """[{"role":"user","parts":[{"type":"text","content":"When is order 7 due?"}]},{"role":"assistant","parts":[{"type":"tool_call","id":"c1","name":"find_order","arguments":{"order":7}}]},{"role":"tool","parts":[{"type":"tool_call_response","id":"c1","response":"due: May 3"}]}]""";
    private const string AnswerParts = """[{"role":"assistant","parts":[{"type":"text","content":"On May 3."}],"finish_reason":"stop"}]""";
    private const string FlatTools = """[{"type":"function","name":"find_order","description":"finds","parameters":{"type":"object"}}]""";
    private const string NestedTool = """{"type":"function","function":{"name":"find_order","description":"finds","parameters":{"type":"object"}}}""";

    private static readonly Dictionary<string, OtlpSpan> Dialects = new()
    {
        ["GenAI, texts"] = GenAi(("gen_ai.system_instructions", """[{"type":"text","content":"Be brief."}]"""), ("gen_ai.input.messages", Parts), ("gen_ai.output.messages", AnswerParts), ("gen_ai.tool.definitions", FlatTools)),
        ["GenAI, structured"] = GenAi(
            ("gen_ai.system_instructions", JsonElement.Parse("""[{"type":"text","content":"Be brief."}]""")), ("gen_ai.input.messages", JsonElement.Parse(Parts)), ("gen_ai.output.messages", JsonElement.Parse(AnswerParts)), ("gen_ai.tool.definitions", JsonElement.Parse(FlatTools))),
        ["GenAI, an event"] = GenAi(("gen_ai.tool.definitions", FlatTools)) with
        {
            Events = [Spans.Event("gen_ai.client.inference.operation.details", ("gen_ai.system_instructions", """[{"type":"text","content":"Be brief."}]"""), ("gen_ai.input.messages", Parts), ("gen_ai.output.messages", AnswerParts))],
        },
        ["GenAI, an event a message"] = Old(("gen_ai.tool.definitions", FlatTools)) with
        {
            Events =
            [
                Spans.Event("gen_ai.system.message", ("content", "Be brief."), ("gen_ai.system", "openai")),
                Spans.Event("gen_ai.user.message", ("content", "When is order 7 due?")),
                Spans.Event("gen_ai.assistant.message", ("tool_calls", """[{"id":"c1","type":"function","function":{"name":"find_order","arguments":"{\"order\":7}"}}]""")),
                Spans.Event("gen_ai.tool.message", ("content", "due: May 3"), ("id", "c1")),
                Spans.Event("gen_ai.choice", ("index", 0), ("finish_reason", "stop"), ("message", """{"content":"On May 3."}""")),
            ],
        },
        ["GenAI, whole prompts"] = Old(("gen_ai.prompt", Messages), ("gen_ai.completion", Answer), ("gen_ai.tool.definitions", FlatTools), ("gen_ai.response.finish_reasons", new[] { "stop" })),
        ["OpenLLMetry"] = Old(
            ("traceloop.workflow.name", "orders"), ("llm.request.type", "chat"), ("traceloop.association.properties.user_id", "u1"), ("traceloop.association.properties.session_id", "s1"),
            ("gen_ai.prompt.0.role", "system"), ("gen_ai.prompt.0.content", "Be brief."), ("gen_ai.prompt.1.role", "user"), ("gen_ai.prompt.1.content", "When is order 7 due?"),
            ("gen_ai.prompt.2.role", "assistant"), ("gen_ai.prompt.2.tool_calls.0.id", "c1"), ("gen_ai.prompt.2.tool_calls.0.name", "find_order"), ("gen_ai.prompt.2.tool_calls.0.arguments", """{"order":7}"""),
            ("gen_ai.prompt.3.role", "tool"), ("gen_ai.prompt.3.content", "due: May 3"), ("gen_ai.prompt.3.tool_call_id", "c1"),
            ("gen_ai.completion.0.role", "assistant"), ("gen_ai.completion.0.content", "On May 3."), ("gen_ai.completion.0.finish_reason", "stop"), ("gen_ai.tool.definitions", FlatTools)),
        ["OpenInference"] = OpenInference(
            ("llm.input_messages.0.message.role", "system"), ("llm.input_messages.0.message.content", "Be brief."),
            ("llm.input_messages.1.message.role", "user"), ("llm.input_messages.1.message.contents.0.message_content.type", "text"), ("llm.input_messages.1.message.contents.0.message_content.text", "When is order 7 due?"),
            ("llm.input_messages.2.message.role", "assistant"), ("llm.input_messages.2.message.tool_calls.0.tool_call.id", "c1"),
            ("llm.input_messages.2.message.tool_calls.0.tool_call.function.name", "find_order"), ("llm.input_messages.2.message.tool_calls.0.tool_call.function.arguments", """{"order":7}"""),
            ("llm.input_messages.3.message.role", "tool"), ("llm.input_messages.3.message.content", "due: May 3"), ("llm.input_messages.3.message.tool_call_id", "c1"),
            ("llm.output_messages.0.message.role", "assistant"), ("llm.output_messages.0.message.content", "On May 3.")),
        ["OpenInference, whole bodies"] = OpenInference(
            ("input.mime_type", "application/json"), ("input.value", $$"""{"model":"m-1","messages":{{Messages}}}"""),
            ("output.mime_type", "application/json"), ("output.value", """{"id":"r1","choices":[{"index":0,"message":{"role":"assistant","content":"On May 3.","refusal":null},"finish_reason":"stop"}]}""")),
        ["Vercel"] = Spans.Of(
            ("ai.operationId", "ai.generateText.doGenerate"), ("operation.name", "ai.generateText.doGenerate orders"), ("ai.model.provider", "openai.chat"), ("ai.model.id", "m-1"), ("ai.response.model", "m-1-2026"),
            ("ai.response.id", "r1"), ("ai.settings.temperature", 0), ("ai.settings.maxRetries", 2), ("ai.telemetry.metadata.userId", "u1"), ("ai.telemetry.metadata.sessionId", "s1"),
            ("ai.prompt.messages", """[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"When is order 7 due?"}]},{"role":"assistant","content":[{"type":"tool-call","toolCallId":"c1","toolName":"find_order","input":{"order":7}}]},{"role":"tool","content":[{"type":"tool-result","toolCallId":"c1","toolName":"find_order","output":{"type":"text","value":"due: May 3"}}]}]"""),
            ("ai.prompt.tools", new[] { """{"type":"function","name":"find_order","description":"finds","inputSchema":{"type":"object"}}""" }),
            ("ai.response.text", "On May 3."), ("ai.response.finishReason", "stop"), ("ai.usage.inputTokens", 20), ("ai.usage.outputTokens", 5), ("ai.usage.cachedInputTokens", 4), ("gen_ai.system", "openai.chat")).From("ai"),
        ["Langfuse"] = Spans.Of(
            ("langfuse.observation.type", "generation"), ("langfuse.observation.model.name", "m-1-2026"), ("langfuse.observation.model.parameters", """{"temperature":0}"""), ("user.id", "u1"), ("session.id", "s1"),
            ("gen_ai.system", "openai"), ("gen_ai.request.model", "m-1"), ("gen_ai.response.id", "r1"), ("gen_ai.response.finish_reasons", new[] { "stop" }), ("gen_ai.tool.definitions", FlatTools),
            ("langfuse.observation.input", Messages), ("langfuse.observation.output", """{"role":"assistant","content":"On May 3."}"""), ("langfuse.observation.usage_details", """{"input":20,"output":5,"total":25,"cache_read_input_tokens":4}""")).From("langfuse-sdk"),
    };

    public static TheoryData<string> Names { get; } = [.. Dialects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_gives_the_same_messages(string dialect)
    {
        var step = Spans.Step(Dialects[dialect]);

        Assert.Equal(Messages, Spans.Json(step.Input));
        Assert.Equal(Answer, Spans.Json(step.Output));
        Assert.Equal(Tools, Spans.Json(step.Tools));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_gives_the_same_call(string dialect)
    {
        var step = Spans.Step(Dialects[dialect]);

        Assert.Equal((StepKind.Generation, true, "openai", "m-1-2026", "r1"), (step.Kind, step.IsModelCall, step.Provider, step.ServedModel, step.ResponseId));
        Assert.Equal("""{"cache_read":4,"input":20,"output":5,"total":25}""", JsonSerializer.Serialize(step.Usage));
        Assert.Equal(["stop"], step.FinishReasons);
        Assert.Equal(0, step.Parameters!.Value.GetProperty("temperature").GetDouble());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_gives_the_same_user_and_session(string dialect)
    {
        var whole = Spans.Whole(Dialects[dialect]);

        Assert.Equal(("u1", "s1"), (whole.User, whole.Session));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_gives_the_same_exchange(string dialect)
    {
        var trace = TraceOfParts.Of(PartMerge.Of([Spans.Part(Dialects[dialect])]));

        Assert.Equal("On May 3.", trace.Output);
        Assert.Equal([("system", "Be brief."), ("user", "When is order 7 due?")], trace.Input.Take(2).Select(message => (message.Role, message.Content)));
        Assert.Equal(["system", "user", "assistant", "tool"], trace.Input.Select(message => message.Role));
        Assert.Equal((20L, 5L, "m-1-2026"), (trace.InputTokens, trace.OutputTokens, trace.Model));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_keeps_what_came(string dialect)
    {
        var span = Dialects[dialect];

        Assert.Equal(span.Attributes.Keys.Order(StringComparer.Ordinal), Spans.Step(span).Attributes!.Value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static OtlpSpan GenAi(params (string, object?)[] content) => Spans.Of(
    [
        ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.request.model", "m-1"), ("gen_ai.response.model", "m-1-2026"), ("gen_ai.response.id", "r1"), ("gen_ai.conversation.id", "s1"),
        ("user.id", "u1"), ("gen_ai.request.temperature", 0), ("gen_ai.usage.input_tokens", 20), ("gen_ai.usage.output_tokens", 5), ("gen_ai.usage.cache_read.input_tokens", 4), .. content,
    ]);

    private static OtlpSpan Old(params (string, object?)[] content) => Spans.Of(
    [
        ("gen_ai.system", "openai"), ("gen_ai.request.model", "m-1"), ("gen_ai.response.model", "m-1-2026"), ("gen_ai.response.id", "r1"), ("session.id", "s1"), ("enduser.id", "u1"), ("gen_ai.request.temperature", 0.0),
        ("gen_ai.usage.prompt_tokens", 20), ("gen_ai.usage.completion_tokens", "5"), ("llm.usage.total_tokens", 25), ("gen_ai.usage.cache_read_input_tokens", 4), .. content,
    ]);

    private static OtlpSpan OpenInference(params (string, object?)[] content) => Spans.Of(
    [
        ("openinference.span.kind", "LLM"), ("llm.model_name", "m-1-2026"), ("llm.request.model_name", "m-1"), ("llm.system", "openai"), ("llm.provider", "openai"), ("gen_ai.response.id", "r1"), ("session.id", "s1"), ("user.id", "u1"),
        ("llm.invocation_parameters", """{"temperature":0}"""), ("llm.finish_reason", "stop"), ("llm.token_count.prompt", 20), ("llm.token_count.completion", 5), ("llm.token_count.total", 25),
        ("llm.token_count.prompt_details.cache_read", 4), ("llm.tools.0.tool.json_schema", NestedTool), .. content,
    ]);
}
