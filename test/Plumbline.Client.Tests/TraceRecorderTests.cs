using System.Diagnostics;
using System.Text.Json;
using Plumbline.Traces;
using Trace = Plumbline.Traces.Trace;

namespace Plumbline.Client;

public sealed class TraceRecorderTests : IAsyncDisposable
{
    private readonly string name = $"shop-{Guid.NewGuid():N}";
    private readonly StubServer server = StubServer.Start();
    private readonly PlumblineClient client;
    private readonly ActivitySource source;

    public TraceRecorderTests()
    {
        client = new(server.Address, null, new() { Clock = new ManualClock(), Seed = 1, ClosingTime = TimeSpan.Zero });
        source = new(name);
    }

    [Fact]
    public async Task A_call_of_a_model_becomes_an_exchange()
    {
        using var recorder = new TraceRecorder(client, [name], new() { Release = "base", Environment = "production" });
        string? id;
        using (var root = source.StartActivity("answer")!)
        {
            root.SetTag("gen_ai.conversation.id", "c1").SetTag("user.id", "ada").SetTag("http.route", "/ask").SetTag("attempt", 1.5);
            id = recorder.IdOf(root);
            using var chat = Chat();
            using var tool = source.StartActivity("ledger")!.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.call.result", "7.78");
        }

        var trace = Assert.Single(await RecordedAsync());

        Assert.Equal(id, trace.Id);
        Assert.Equal([new Message("system", "Be brief."), new("user", "How much?")], trace.Input);
        Assert.Equal(("Seven.", "gpt-x-2026", 12L, 3L), (trace.Output, trace.Model, trace.InputTokens, trace.OutputTokens));
        Assert.Equal(("c1", "ada", "base"), (trace.Conversation, trace.User, trace.Release));
        Assert.Equal(["answer", "chat gpt-x", "ledger"], trace.Spans!.Select(span => span.Name));
        Assert.Equal(["step", "model", "tool"], trace.Spans!.Select(span => span.Kind));
        Assert.Equal([null, trace.Spans![0].Id, trace.Spans[1].Id], trace.Spans.Select(span => span.Parent));
        Assert.Equal(("/ask", "1.5", "production"), (trace.Attributes!["metadata.http.route"], trace.Attributes["metadata.attempt"], trace.Attributes["environment"]));
        Assert.Empty(TraceRules.Check(trace));
    }

    [Fact]
    public async Task Tokens_of_a_step_around_a_call_are_not_counted_twice()
    {
        using var recorder = new TraceRecorder(client, [name]);
        using (source.StartActivity("agent")!.SetTag("gen_ai.operation.name", "invoke_agent").SetTag("gen_ai.usage.input_tokens", 24))
        {
            Chat().Dispose();
            Chat().Dispose();
        }

        var trace = Assert.Single(await RecordedAsync());

        Assert.Equal((24L, 6L), (trace.InputTokens, trace.OutputTokens));
    }

    [Fact]
    public async Task Older_names_and_events_are_understood()
    {
        using var recorder = new TraceRecorder(client, [name]);
        using (var chat = source.StartActivity("chat")!)
        {
            chat.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", "gpt-x").SetTag("gen_ai.usage.prompt_tokens", "5").SetTag("gen_ai.usage.completion_tokens", 2);
            chat.AddEvent(new("gen_ai.user.message", tags: new() { ["gen_ai.event.content"] = """{"role":"user","content":"How much?"}""" }));
            chat.AddEvent(new("gen_ai.choice", tags: new() { ["gen_ai.event.content"] = """{"index":0,"message":{"content":"Seven."}}""" }));
        }

        var trace = Assert.Single(await RecordedAsync());

        Assert.Equal([new Message("user", "How much?")], trace.Input);
        Assert.Equal(("Seven.", "gpt-x", 5L, 2L), (trace.Output, trace.Model, trace.InputTokens, trace.OutputTokens));
    }

    [Fact]
    public async Task A_failed_step_says_what_went_wrong()
    {
        using var recorder = new TraceRecorder(client, [name]);
        using (var root = source.StartActivity("answer")!)
        {
            root.SetStatus(ActivityStatusCode.Error, "The ledger is away.");
        }

        Assert.Equal("The ledger is away.", Assert.Single(await RecordedAsync()).Spans![0].Error);
    }

    [Fact]
    public async Task Every_root_is_a_trace_and_steps_of_other_sources_are_passed_by()
    {
        using var other = new ActivitySource($"other-{name}");
        using var heard = new ActivityListener { ShouldListenTo = one => one.Name == other.Name, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(heard);
        using var recorder = new TraceRecorder(client, [$"{name[..10]}*"]);
        string[] asked = ["first", "second"];
        foreach (var one in asked)
        {
            using var outside = other.StartActivity("request");
            using var root = source.StartActivity(one);
            using var between = other.StartActivity("between");
            using var step = source.StartActivity("step");
        }

        var traces = await RecordedAsync();

        Assert.Equal(asked, traces.Select(trace => trace.Attributes!["name"]));
        Assert.All(traces, trace => Assert.Equal(["step", "step"], trace.Spans!.Select(span => span.Kind)));
        Assert.All(traces, trace => Assert.Equal(trace.Spans![0].Id, trace.Spans[1].Parent));
        Assert.Equal(2, traces.Select(trace => trace.Id).Distinct().Count());
    }

    [Fact]
    public async Task Two_parts_of_one_distributed_trace_are_two_traces_here()
    {
        using var recorder = new TraceRecorder(client, [name]);
        var caller = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        source.StartActivity("one", ActivityKind.Server, caller)!.Dispose();
        source.StartActivity("two", ActivityKind.Server, caller)!.Dispose();

        var traces = await RecordedAsync();

        Assert.Equal(2, traces.Select(trace => trace.Id).Distinct().Count());
        Assert.All(traces, trace => Assert.StartsWith(caller.TraceId.ToHexString(), trace.Id, StringComparison.Ordinal));
        Assert.All(traces, trace => Assert.Equal(caller.SpanId.ToHexString(), trace.Spans![0].Parent));
    }

    [Fact]
    public async Task The_product_may_name_a_trace_itself()
    {
        using var recorder = new TraceRecorder(client, [name]);
        source.StartActivity("answer")!.SetTag("plumbline.trace", "ticket/7").SetTag("plumbline.release", "checkpoint:abc").Dispose();

        var trace = Assert.Single(await RecordedAsync());

        Assert.Equal(("ticket/7", "checkpoint:abc"), (trace.Id, trace.Release));
    }

    [Fact]
    public async Task Spans_and_open_traces_are_bounded()
    {
        using var recorder = new TraceRecorder(client, [name], new() { OpenTraces = 2, SpansOfTrace = 3 });
        using var leaked = source.StartActivity("leaked");
        Activity.Current = null;
        using var second = source.StartActivity("second");
        Activity.Current = null;
        using (source.StartActivity("wide"))
        {
            Enumerable.Range(0, 5).ToList().ForEach(i => source.StartActivity($"step {i}")!.Dispose());
        }

        var trace = Assert.Single(await RecordedAsync());

        Assert.Equal((3, "3"), (trace.Spans!.Count, trace.Attributes!["metadata.plumbline.spans_left_out"]));
        Assert.Equal(1, recorder.GivenUp);
        Assert.Null(recorder.IdOf(leaked));
    }

    [Fact]
    public async Task A_step_that_outlives_its_root_stands_open()
    {
        using var recorder = new TraceRecorder(client, [name]);
        var root = source.StartActivity("answer")!;
        using var late = source.StartActivity("late")!;
        root.Dispose();

        Assert.Equal([false, true], Assert.Single(await RecordedAsync()).Spans!.Select(span => span.EndedAt is null));
    }

    [Fact]
    public async Task The_recorder_does_not_record_the_clients_own_requests()
    {
        using var recorder = new TraceRecorder(client, [name, "System.Net.Http"]);
        source.StartActivity("answer")!.Dispose();

        Assert.Single(await RecordedAsync());
        Assert.Empty(await RecordedAsync());
    }

    [Fact]
    public void Others_sampling_is_left_as_it_is()
    {
        using var recorder = new TraceRecorder(client, [name]);
        using var activity = source.StartActivity("answer")!;

        Assert.False(activity.Recorded);
    }

    [Fact]
    public async Task Nothing_is_recorded_after_the_recorder_ended()
    {
        new TraceRecorder(client, [name]).Dispose();
        source.StartActivity("answer")?.Dispose();

        Assert.Empty(await RecordedAsync());
    }

    [Fact]
    public async Task A_tag_that_cannot_be_read_costs_its_trace_and_not_the_products_call()
    {
        using var recorder = new TraceRecorder(client, [name]);
        source.StartActivity("answer")!.SetTag("bad", new Broken()).Dispose();

        Assert.Empty(await RecordedAsync());
        Assert.Equal(1, client.Counts.Refused);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        source.Dispose();
        server.Dispose();
    }

    private Activity Chat() => source.StartActivity("chat gpt-x")!
        .SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", "gpt-x").SetTag("gen_ai.response.model", "gpt-x-2026")
        .SetTag("gen_ai.usage.input_tokens", 12).SetTag("gen_ai.usage.output_tokens", 3L)
        .SetTag("gen_ai.system_instructions", """[{"type":"text","content":"Be brief."}]""")
        .SetTag("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"How much?"}]}]""")
        .SetTag("gen_ai.output.messages", """[{"role":"assistant","parts":[{"type":"text","content":"Seven."}],"finish_reason":"stop"}]""");

    private async Task<Trace[]> RecordedAsync()
    {
        await client.FlushAsync(TestContext.Current.CancellationToken);
        return [.. server.Unread.SelectMany(request => JsonSerializer.Deserialize<Trace[]>(request.Body, WireFormat.Options)!)];
    }

    private sealed class Broken
    {
        public override string ToString() => throw new InvalidOperationException("No text.");
    }
}
