using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Capture;

public sealed class RecordedRequestTests
{
    public static TheoryData<string> Scripts { get; } = ["otel-genai", "vercel-ai", "openai-otel", "langfuse-v5"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_recorded_span_reads_as_its_readable_view(string script)
    {
        var requests = Recordings.Of(script).Where(request => !request.IsLogs).ToArray();

        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Equal(
            request.View.GetProperty("spans").EnumerateArray().Select(span => (
                Text(span, "traceId"), Text(span, "spanId"), Text(span, "parentSpanId"), Text(span, "name"), Members(span, "attributes"), span.GetProperty("events").GetArrayLength(), span.GetProperty("links").GetArrayLength())),
            request.Traces().Spans.Select(span => (span.TraceId, span.SpanId, span.ParentSpanId ?? "", span.Name, span.Attributes.Count, span.Events.Count, span.Links.Count))));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_recorded_attribute_has_its_readable_value(string script) => Assert.All(
        Recordings.Of(script).Where(request => !request.IsLogs).SelectMany(request => request.View.GetProperty("spans").EnumerateArray().Zip(request.Traces().Spans)),
        pair => Assert.True(JsonElement.DeepEquals(pair.First.GetProperty("attributes"), Dialects.Content.Raw(pair.Second.Attributes)), pair.Second.Name));

    [Theory]
    [InlineData("otel-genai")]
    [InlineData("openai-otel")]
    public void Every_recorded_log_record_reads_as_its_readable_view(string script) => Assert.All(Recordings.Of(script).Where(request => request.IsLogs), request => Assert.Equal(
        request.View.GetProperty("logs").EnumerateArray().Select(record => (Text(record, "traceId"), Text(record, "spanId"), Members(record, "attributes"))),
        request.Logs().Records.Select(record => (record.TraceId!, record.SpanId!, record.Attributes.Count))));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shuffled_and_doubled_parts_give_the_same_traces(string script)
    {
        CapturedPart[] parts = [.. Recordings.Of(script).SelectMany(request => request.Parts())];
        CapturedPart[] again = [.. parts, .. parts, .. parts.Take(parts.Length / 2)];

        Assert.All(Enumerable.Range(0, 30), seed =>
        {
            SplitMix64.For((ulong)seed, "shuffle").Shuffle(again.AsSpan());
            Assert.Equal(Traces(parts), Traces(again));
        });
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void What_is_kept_reads_back_as_it_was_written(string script) => Assert.All(Recordings.Of(script).SelectMany(request => request.Parts()), part =>
    {
        var json = JsonSerializer.Serialize(part, WireFormat.Options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<CapturedPart>(json, WireFormat.Options), WireFormat.Options));
        Assert.Empty(CapturedPartRules.Check(part));
    });

    [Fact]
    public void The_contrib_instrumentation_has_its_content_in_log_records()
    {
        var traces = Recordings.Of("openai-otel").SelectMany(request => request.Parts()).GroupBy(part => part.Trace).Select(PartMerge.Of).OrderBy(trace => trace.StartedAt).Select(TraceOfParts.Of).ToArray();

        Assert.Equal([("system", "Be brief."), ("user", "Capital of France?")], traces[0].Input.Select(message => (message.Role, message.Content)));
        Assert.Equal(("Paris.", 12L, 2L, "gpt-4o-mini-2025-01-01"), (traces[0].Output, traces[0].InputTokens, traces[0].OutputTokens, traces[0].Model));
    }

    [Fact]
    public void The_Vercel_SDK_counts_its_tokens_once()
    {
        var traces = Recordings.Of("vercel-ai").SelectMany(request => request.Parts()).GroupBy(part => part.Trace).Select(PartMerge.Of).Select(TraceOfParts.Of).ToArray();

        Assert.Equal([(12L, 2L), (12L, 2L), (12L, 3L)], traces.Select(trace => (trace.InputTokens!.Value, trace.OutputTokens!.Value)));
        Assert.All(traces, trace => Assert.Equal(("Paris.", "user-42", "conv-7"), (trace.Output, trace.User, trace.Conversation)));
    }

    [Fact]
    public void Langfuse_says_who_what_where_and_at_what_price()
    {
        var trace = Recordings.Of("langfuse-v5").SelectMany(request => request.Parts()).GroupBy(part => part.Trace).Select(PartMerge.Of).Single(trace => trace.Whole.Name == "support-chat");
        var call = Assert.Single(trace.ModelCalls()).Fields;

        Assert.Equal(("user-42", "conv-7", "staging", "v1.2.3", "2.0"), (trace.Whole.User, trace.Whole.Session, trace.Whole.Environment, trace.Whole.Release, trace.Whole.Version));
        Assert.Equal((31L, 9L, 40L, 0.00012), (call.Usage!["input"], call.Usage["output"], call.Usage["total"], call.Cost!["total"]));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 28, 47, 467, TimeSpan.Zero), call.FirstTokenAt);
        Assert.Equal("1", call.PromptVersion);
    }

    [Fact]
    public void The_recorded_feedback_is_about_the_judged_span_in_all_three_forms()
    {
        var requests = Recordings.Of("otel-genai").Take(2).ToArray();
        var chat = requests[0].Traces().Spans.Single(span => span.Name == "chat gpt-4o-mini");
        CapturedScore[] scores = [.. requests.SelectMany(request => request.Scores())];

        Assert.Equal([("user_thumbs", 1, AnnotatorKind.Unknown), ("user_thumbs", 0, AnnotatorKind.Human), ("numeric_accuracy", 0.95, AnnotatorKind.Unknown)], scores.Select(score => (score.Name, score.Score!.Value, score.Annotator)));
        Assert.All(scores, score => Assert.Equal((chat.TraceId, chat.SpanId), (score.Trace, score.Span)));
        Assert.DoesNotContain(requests.SelectMany(request => request.Parts()), part => part.Step?.Name == "thumbs");
    }

    private static string Traces(IEnumerable<CapturedPart> parts) =>
        JsonSerializer.Serialize(parts.GroupBy(part => part.Trace).OrderBy(trace => trace.Key, StringComparer.Ordinal).Select(PartMerge.Of), WireFormat.Options);

    private static string Text(JsonElement view, string name) => view.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static int Members(JsonElement view, string name) => view.GetProperty(name).EnumerateObject().Count();
}
