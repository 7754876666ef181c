using System.Text.Json;

namespace Plumbline.Capture;

public sealed class TraceOfPartsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tokens_and_cost_count_on_leaf_calls_of_models_only()
    {
        var trace = Trace(
            Step("agent", null, 0, new() { Usage = Tokens(100, 100), IsModelCall = false }),
            Step("outer", "agent", 1, new() { Usage = Tokens(7, 3), Cost = Price(9), IsModelCall = true }),
            Step("between", "outer", 2, new()),
            Step("first", "between", 3, new() { Usage = Tokens(4, 2), Cost = Price(1), IsModelCall = true }),
            Step("second", "between", 4, new() { Usage = Tokens(3, 1), Cost = new Dictionary<string, double> { ["input"] = 0.5, ["output"] = 0.25 }, IsModelCall = true }));

        Assert.Equal((7L, 3L, 1.75), (trace.InputTokens, trace.OutputTokens, trace.CostUsd));
    }

    [Fact]
    public void Without_calls_of_models_tokens_and_cost_are_unknown()
    {
        var trace = Trace(Step("a", null, 0, new() { Usage = Tokens(5, 5), Cost = Price(1) }));

        Assert.Equal((null, null, null), (trace.InputTokens, trace.OutputTokens, trace.CostUsd));
    }

    [Fact]
    public void Absurd_counts_do_not_overflow() =>
        Assert.Equal(long.MaxValue, Trace(Step("a", null, 0, Call() with { Usage = Tokens(long.MaxValue, 1) }), Step("b", null, 1, Call() with { Usage = Tokens(long.MaxValue, 1) })).InputTokens);

    [Fact]
    public void A_call_that_is_its_own_parent_counts() => Assert.Equal(5, Trace(Step("a", "a", 0, Call() with { Usage = Tokens(5, 1) })).InputTokens);

    [Fact]
    public void Steps_that_are_each_others_parents_end() => Assert.Equal(2, Trace(Step("a", "b", 0, Call()), Step("b", "a", 1, Call())).Spans!.Count);

    [Fact]
    public void The_exchange_is_that_of_the_last_call_that_writes()
    {
        var trace = Trace(
            Step("a", null, 0, Call() with { Input = Json("\"first\""), Output = Json("\"one\"") }),
            Step("b", null, 1, Call() with { Input = Json("\"second\""), Output = Json("\"two\""), ServedModel = "m" }),
            Step("c", null, 2, Call() with { Kind = StepKind.Embedding, Input = Json("\"vectors\"") }));

        Assert.Equal(("second", "two", "m"), (trace.Input.Single().Content, trace.Output, trace.Model));
    }

    [Fact]
    public void Without_a_call_the_whole_speaks_and_then_the_root()
    {
        var root = Step("a", "unknown", 0, new() { Input = Json("\"asked\""), Output = Json("\"told\"") });

        Assert.Equal(("asked", "told"), (Trace(root).Input.Single().Content, Trace(root).Output));
        Assert.Equal("said", Trace(root with { Whole = new() { Output = Json("\"said\"") } }).Output);
    }

    [Fact]
    public void A_trace_begins_with_its_earliest_step_and_lasts_until_its_last_one_ends()
    {
        var trace = Trace(Step("a", null, 5, new() { StartedAt = Noon.AddSeconds(2), EndedAt = Noon.AddSeconds(3) }), Step("b", "a", 6, new() { StartedAt = Noon.AddSeconds(1), EndedAt = Noon.AddSeconds(9) }));

        Assert.Equal((Noon.AddSeconds(1), 8000.0), (trace.At, trace.LatencyMilliseconds!.Value));
    }

    [Fact]
    public void A_failed_step_says_so() => Assert.Equal(["error", "timeout", null], Trace(
        Step("a", null, 0, new() { Level = "error" }), Step("b", null, 1, new() { Level = "error", StatusMessage = "timeout" }), Step("c", null, 2, new() { StatusMessage = "fine" })).Spans!.Select(span => span.Error));

    [Fact]
    public void A_prompt_is_named_with_its_version() => Assert.Equal("billing@3", Trace(Step("a", null, 0, Call() with { PromptName = "billing", PromptVersion = "3" })).PromptVersion);

    [Fact]
    public void What_has_no_field_is_an_attribute_to_find_it_by()
    {
        var attributes = Trace(Step("a", null, 0, new()) with { Whole = new() { Service = "bot", Tags = ["x"], Metadata = Json("""{"tenant":"acme","n":1,"cut":"\ud83d"}""") } }).Attributes!;

        Assert.Equal(("bot", """["x"]""", "acme", "1", "\uFFFD"), (attributes["service"], attributes["tags"], attributes["metadata.tenant"], attributes["metadata.n"], attributes["metadata.cut"]));
    }

    private static Traces.Trace Trace(params CapturedPart[] parts) => TraceOfParts.Of(PartMerge.Of(parts));

    private static CapturedPart Step(string id, string? parent, int second, StepFields fields) => new(id, "t", Noon.AddSeconds(second), Span: id, Step: fields with { Parent = parent });

    private static StepFields Call() => new() { IsModelCall = true, Kind = StepKind.Generation };

    private static Dictionary<string, long> Tokens(long input, long output) => new() { ["input"] = input, ["output"] = output };

    private static Dictionary<string, double> Price(double total) => new() { ["total"] = total };

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
