using System.Text.Json;

namespace Plumbline.Capture;

public sealed class DialectTests
{
    [Theory]
    [InlineData("chat", StepKind.Generation, true)]
    [InlineData("text_completion", StepKind.Generation, true)]
    [InlineData("generate_content", StepKind.Generation, true)]
    [InlineData("embeddings", StepKind.Embedding, false)]
    [InlineData("execute_tool", StepKind.Tool, false)]
    [InlineData("invoke_agent", StepKind.Agent, false)]
    [InlineData("create_agent", StepKind.Agent, false)]
    [InlineData("invoke_workflow", StepKind.Chain, false)]
    [InlineData("agent_step", StepKind.Chain, false)]
    [InlineData("retrieval", StepKind.Retriever, false)]
    [InlineData("something_new", StepKind.Span, false)]
    public void An_operation_says_what_a_step_does(string operation, StepKind kind, bool isCall)
    {
        var step = Spans.Step(Spans.Of(("gen_ai.operation.name", operation), ("gen_ai.usage.input_tokens", 3)));

        Assert.Equal((kind, isCall), (step.Kind, step.IsModelCall));
    }

    [Theory]
    [InlineData("ai.generateText", StepKind.Chain, false)]
    [InlineData("ai.generateText.doGenerate", StepKind.Generation, true)]
    [InlineData("ai.streamText.doStream", StepKind.Generation, true)]
    [InlineData("ai.streamObject.doStream", StepKind.Generation, true)]
    [InlineData("ai.embed", StepKind.Chain, false)]
    [InlineData("ai.embed.doEmbed", StepKind.Embedding, false)]
    [InlineData("ai.toolCall", StepKind.Tool, false)]
    public void Of_the_Vercel_SDK_only_what_is_done_is_a_call(string operation, StepKind kind, bool isCall)
    {
        var step = Spans.Step(Spans.Of(("ai.operationId", operation), ("ai.usage.inputTokens", 3), ("gen_ai.request.model", "m"), ("gen_ai.usage.input_tokens", 3)).From("ai"));

        Assert.Equal((kind, isCall), (step.Kind, step.IsModelCall));
    }

    [Theory]
    [InlineData("LLM", StepKind.Generation, true)]
    [InlineData("EMBEDDING", StepKind.Embedding, false)]
    [InlineData("chain", StepKind.Chain, false)]
    [InlineData("RETRIEVER", StepKind.Retriever, false)]
    [InlineData("RERANKER", StepKind.Reranker, false)]
    [InlineData("TOOL", StepKind.Tool, false)]
    [InlineData("AGENT", StepKind.Agent, false)]
    [InlineData("GUARDRAIL", StepKind.Guardrail, false)]
    [InlineData("EVALUATOR", StepKind.Evaluator, false)]
    [InlineData("PROMPT", StepKind.Span, false)]
    public void OpenInference_names_the_kind(string name, StepKind kind, bool isCall)
    {
        var step = Spans.Step(Spans.Of(("openinference.span.kind", name), ("gen_ai.operation.name", "chat")));

        Assert.Equal((kind, isCall), (step.Kind, step.IsModelCall));
    }

    [Theory]
    [InlineData("generation", StepKind.Generation, true)]
    [InlineData("embedding", StepKind.Embedding, false)]
    [InlineData("tool", StepKind.Tool, false)]
    [InlineData("event", StepKind.Event, false)]
    [InlineData("guardrail", StepKind.Guardrail, false)]
    [InlineData("3", StepKind.Span, false)]
    public void Langfuse_names_the_type(string type, StepKind kind, bool isCall)
    {
        var step = Spans.Step(Spans.Of(("langfuse.observation.type", type), ("openinference.span.kind", "LLM")));

        Assert.Equal((kind, isCall), (step.Kind, step.IsModelCall));
    }

    [Theory]
    [InlineData("workflow", StepKind.Chain)]
    [InlineData("task", StepKind.Chain)]
    [InlineData("agent", StepKind.Agent)]
    [InlineData("tool", StepKind.Tool)]
    public void OpenLLMetry_steps_around_a_model_are_no_calls(string name, StepKind kind)
    {
        var step = Spans.Step(Spans.Of(("traceloop.span.kind", name), ("traceloop.entity.input", """{"q":1}"""), ("traceloop.entity.output", "done")));

        Assert.Equal((kind, false, """{"q":1}""", "\"done\""), (step.Kind, step.IsModelCall, Spans.Json(step.Input), Spans.Json(step.Output)));
    }

    [Fact]
    public void A_plain_span_is_a_step_with_its_times_and_parent()
    {
        var step = Spans.Step(Spans.Of(("http.request.method", "POST")) with { ParentSpanId = "00000000000000aa" });

        Assert.Equal((StepKind.Span, null, "step", "00000000000000aa"), (step.Kind, step.IsModelCall, step.Name, step.Parent));
        Assert.Equal((Spans.Start, Spans.Start.AddSeconds(2)), (step.StartedAt!.Value, step.EndedAt!.Value));
    }

    [Fact]
    public void What_the_first_dialect_leaves_open_the_others_fill()
    {
        var step = Spans.Step(Spans.Of(("langfuse.observation.type", "generation"), ("gen_ai.request.model", "m-1"), ("llm.token_count.prompt", 4), ("ai.response.msToFirstChunk", 250.5)));

        Assert.Equal(("m-1", 4L, Spans.Start.AddMilliseconds(250.5)), (step.RequestedModel, step.Usage!["input"], step.FirstTokenAt!.Value));
    }

    [Fact]
    public void Lists_are_in_the_order_of_their_indexes_not_of_their_names()
    {
        var step = Spans.Step(Spans.Of([("gen_ai.system", "x"), .. Enumerable.Range(0, 12).Reverse().Select(i => ($"gen_ai.prompt.{i}.content", (object?)$"m{i}"))]));

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"m{i}"), step.Input!.Value.EnumerateArray().Select(message => message.GetProperty("content").GetString()));
    }

    [Fact]
    public void An_absurd_index_makes_no_room_for_what_is_missing()
    {
        var step = Spans.Step(Spans.Of(("gen_ai.system", "x"), ("gen_ai.prompt.2000000000.content", "last"), ("gen_ai.prompt.5.content", "first"), ("gen_ai.prompt.99999999999.content", "no index")));

        Assert.Equal(["first", "last"], step.Input!.Value.EnumerateArray().Select(message => message.GetProperty("content").GetString()));
    }

    [Fact]
    public void A_name_with_many_dots_is_folded_to_a_bounded_depth() =>
        Assert.NotNull(Spans.Step(Spans.Of(("openinference.span.kind", "LLM"), ("llm.input_messages.0.message." + string.Join('.', Enumerable.Repeat("a", 50_000)), "x"))).Attributes);

    [Fact]
    public void A_quoted_time_is_a_time()
    {
        var quoted = Spans.Step(Spans.Of(("langfuse.observation.type", "generation"), ("langfuse.observation.completion_start_time", "\"2026-03-01T12:00:00.467Z\"")));
        var wrong = Spans.Step(Spans.Of(("langfuse.observation.type", "generation"), ("langfuse.observation.completion_start_time", "\"soon\"")));

        Assert.Equal(Spans.Start.AddMilliseconds(467), quoted.FirstTokenAt);
        Assert.Null(wrong.FirstTokenAt);
    }

    [Theory]
    [InlineData(0.41, 410)]
    [InlineData(1, 1000)]
    public void Seconds_to_the_first_chunk_come_as_doubles_and_integers(double seconds, int milliseconds) =>
        Assert.Equal(Spans.Start.AddMilliseconds(milliseconds), Spans.Step(Spans.Of(("gen_ai.response.time_to_first_chunk", seconds == 1 ? 1 : seconds))).FirstTokenAt);

    [Theory]
    [InlineData(-1d)]
    [InlineData(1e300)]
    public void Seconds_that_make_no_sense_say_nothing(double seconds) => Assert.Null(Spans.Step(Spans.Of(("gen_ai.response.time_to_first_chunk", seconds))).FirstTokenAt);

    [Fact]
    public void The_first_chunk_of_a_stream_is_an_event_too() => Assert.Equal(
        Spans.Start.AddMilliseconds(120),
        Spans.Step(Spans.Of(("ai.operationId", "ai.streamText.doStream")) with { Events = [Spans.Event("ai.stream.firstChunk", ("ai.response.msToFirstChunk", 120))] }).FirstTokenAt);

    [Fact]
    public void Usage_of_Langfuse_has_free_names_and_numbers_in_texts()
    {
        var step = Spans.Step(Spans.Of(("langfuse.observation.usage_details", """{"promptTokens":"7","output":2,"input_cached_tokens":3,"pictures":1,"bad":-4,"worse":"x"}"""), ("langfuse.observation.cost_details", """{"input":0.5,"total":0.75}""")));

        Assert.Equal("""{"cache_read":3,"input":7,"output":2,"pictures":1,"total":9}""", JsonSerializer.Serialize(step.Usage));
        Assert.Equal("""{"input":0.5,"total":0.75}""", JsonSerializer.Serialize(step.Cost));
    }

    [Fact]
    public void OpenInference_states_costs_and_details()
    {
        var step = Spans.Step(Spans.Of(("openinference.span.kind", "LLM"), ("llm.token_count.prompt", 5.0), ("llm.token_count.completion_details.reasoning", 2), ("llm.cost.prompt", 0.1), ("llm.cost.total", 0.3)));

        Assert.Equal("""{"input":5,"reasoning":2}""", JsonSerializer.Serialize(step.Usage));
        Assert.Equal("""{"input":0.1,"total":0.3}""", JsonSerializer.Serialize(step.Cost));
    }

    [Theory]
    [InlineData("openai.responses", "openai")]
    [InlineData("amazon-bedrock", "amazon-bedrock")]
    public void The_Vercel_SDK_names_the_surface_behind_the_provider(string provider, string expected) =>
        Assert.Equal(expected, Spans.Step(Spans.Of(("ai.operationId", "ai.generateText.doGenerate"), ("ai.model.provider", provider))).Provider);

    [Fact]
    public void A_provider_with_dots_stays_whole() => Assert.Equal("aws.bedrock", Spans.Step(Spans.Of(("gen_ai.provider.name", "aws.bedrock"))).Provider);

    [Fact]
    public void Outer_prompts_of_the_Vercel_SDK_hold_instructions_and_a_question() => Assert.Equal(
        """[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}]""",
        Spans.Json(Spans.Step(Spans.Of(("ai.operationId", "ai.generateText"), ("ai.prompt", """{"system":"Be brief.","prompt":"Hi"}"""))).Input));

    [Fact]
    public void Calls_of_tools_are_an_answer_of_the_Vercel_SDK() => Assert.Equal(
        """[{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}]""",
        Spans.Json(Spans.Step(Spans.Of(("ai.operationId", "ai.generateText.doGenerate"), ("ai.response.toolCalls", """[{"toolCallId":"c1","toolName":"f","input":{"a":1}}]"""))).Output));

    [Fact]
    public void A_failed_span_says_why()
    {
        var failed = Spans.Of() with { StatusCode = 2, Events = [Spans.Event("exception", ("exception.type", "Timeout"), ("exception.message", "too slow"))] };

        Assert.Equal(("error", "too slow"), (Spans.Step(failed).Level, Spans.Step(failed).StatusMessage));
        Assert.Equal("given up", Spans.Step(failed with { StatusMessage = "given up" }).StatusMessage);
        Assert.Equal("warning", Spans.Step(Spans.Of(("langfuse.observation.level", "WARNING"))).Level);
    }

    [Fact]
    public void Events_and_links_that_no_dialect_reads_are_kept()
    {
        var metadata = Spans.Step(Spans.Of() with { Events = [Spans.Event("cache.miss", ("key", "k"))], Links = [new("11111111111111111111111111111111", "2222222222222222", OtlpValue.NoMembers)] }).Metadata!.Value;

        Assert.Equal("""[{"name":"cache.miss","at":"2026-03-01T12:00:01.0000000Z","attributes":{"key":"k"}}]""", metadata.GetProperty("otel").GetProperty("events").GetRawText());
        Assert.Equal("2222222222222222", metadata.GetProperty("otel").GetProperty("links")[0].GetProperty("span").GetString());
    }

    [Fact]
    public void Half_an_emoji_inside_JSON_inside_a_text_does_no_harm()
    {
        var part = Spans.Part(Spans.Of(("gen_ai.operation.name", "chat"), ("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"cut \ud83d"},{"type":"odd\udc00","x":"\u0000"}]}]""")));

        Assert.Contains("cut \uFFFD", part.Step!.Input!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.NotNull(JsonSerializer.Deserialize<CapturedPart>(JsonSerializer.Serialize(part, WireFormat.Options), WireFormat.Options));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":""")]
    [InlineData("{not json}")]
    public void JSON_that_cannot_be_kept_stays_a_text(string text) => Assert.Equal(JsonValueKind.String, Spans.Step(Spans.Of(("langfuse.observation.input", text))).Input!.Value.ValueKind);

    [Fact]
    public void JSON_nested_too_deeply_to_be_kept_stays_a_text()
    {
        var part = Spans.Part(Spans.Of(("langfuse.observation.type", "span"), ("langfuse.observation.input", new string('[', 60) + new string(']', 60))));

        Assert.Equal(JsonValueKind.String, part.Step!.Input!.Value.ValueKind);
        Assert.NotNull(JsonSerializer.Serialize(part, WireFormat.Options));
    }

    [Fact]
    public void A_log_record_of_an_instrumentation_without_content_on_spans_is_a_message()
    {
        var parts = Spans.Parts(
            Spans.Record("gen_ai.user.message", JsonElement.Parse("""{"content":"Hi"}""")),
            Spans.Record("gen_ai.system.message", JsonElement.Parse("""{"content":"Be brief."}""")),
            Spans.Record("gen_ai.choice", JsonElement.Parse("""{"index":0,"finish_reason":"stop","message":{"content":"Hello."}}""")));

        var step = PartMerge.Of(parts).Steps.Single().Fields;

        Assert.Equal("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}]""", Spans.Json(step.Input));
        Assert.Equal("""[{"role":"assistant","content":"Hello."}]""", Spans.Json(step.Output));
        Assert.Equal(["stop"], step.FinishReasons);
    }

    [Fact]
    public void The_same_message_twice_in_one_request_was_said_twice()
    {
        var yes = Spans.Record("gen_ai.user.message", JsonElement.Parse("""{"content":"yes"}"""));

        var step = PartMerge.Of([.. Spans.Parts(yes, yes), .. Spans.Parts(yes, yes)]).Steps.Single().Fields;

        Assert.Equal(2, step.Input!.Value.GetArrayLength());
    }

    [Fact]
    public void What_a_span_says_as_a_whole_counts_before_single_messages()
    {
        var parts = Spans.Parts(Spans.Record("gen_ai.user.message", JsonElement.Parse("""{"content":"piece"}""")));
        var span = Spans.Part(Spans.Of(("gen_ai.operation.name", "chat"), ("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"whole"}]}]""")));

        Assert.Equal("whole", PartMerge.Of([.. parts, span]).Steps.Single().Fields.Input!.Value[0].GetProperty("content").GetString());
    }

    [Fact]
    public void Other_log_records_are_no_parts() => Assert.Empty(Spans.Parts(Spans.Record("app.started", "hello"), Spans.Record("gen_ai.user.message", "x") with { TraceId = null }));
}
