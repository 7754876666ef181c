namespace Plumbline.Traces;

public sealed class TraceRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Trace Fine = new(
        "t1", Noon, [new("system", "Be kind."), new("user", "Where is my refund?")], "On its way.",
        Candidates: [new("a", "On its way."), new("b", "No.")], Served: "a", Spans: [new("s1", "model", Noon, Noon)], CostUsd: 0);

    [Fact]
    public void A_whole_trace_is_taken() => Assert.Empty(TraceRules.Check(Fine));

    [Fact]
    public void Ids_are_there_short_and_printable()
    {
        Refuses(Fine with { Id = "" }, "id");
        Refuses(Fine with { Id = new('x', 801) }, "id");
        Refuses(Fine with { Id = "a\nb" }, "id");
        Refuses(Fine with { Conversation = "" }, "conversation");
        Refuses(Fine with { User = "" }, "user");
        Refuses(Fine with { Model = "" }, "model");
        Refuses(Fine with { Family = "" }, "family");
        Refuses(Fine with { PromptVersion = "" }, "prompt_version");
        Refuses(Fine with { Release = "" }, "release");
        Refuses(Fine with { Retries = "" }, "retries");
    }

    [Fact]
    public void Numbers_are_zero_or_more_or_absent()
    {
        Refuses(Fine with { InputTokens = -1 }, "input_tokens");
        Refuses(Fine with { OutputTokens = -1 }, "output_tokens");
        Refuses(Fine with { CostUsd = -0.01 }, "cost_usd");
        Refuses(Fine with { LatencyMilliseconds = double.PositiveInfinity }, "latency_milliseconds");
    }

    [Fact]
    public void An_attribute_is_a_text() => Refuses(Fine with { Attributes = new Dictionary<string, string> { ["split"] = null! } }, "attributes.split");

    [Fact]
    public void Messages_have_a_known_role()
    {
        Refuses(Fine with { Input = [] }, "input");
        Refuses(Fine with { Input = [new("user", "Hello"), new("robot", "Hello")] }, "input[1].role");
    }

    [Fact]
    public void Candidates_and_spans_are_told_apart_by_their_ids()
    {
        Refuses(Fine with { Candidates = [new("a", "1"), new("a", "2")] }, "candidates[1].id");
        Refuses(Fine with { Candidates = [new("a", "1"), new("", "2")] }, "candidates[1].id");
        Refuses(Fine with { Served = "c" }, "served");
        Refuses(Fine with { Candidates = null }, "served");
        Refuses(Fine with { Spans = [new("s", "1", Noon), new("s", "2", Noon)] }, "spans[1].id");
        Refuses(Fine with { Spans = [new("", "1", Noon)] }, "spans[0].id");
        Refuses(Fine with { Spans = [new("s", "1", Noon, Noon.AddSeconds(-1))] }, "spans[0].ended_at");
    }

    [Fact]
    public void Spans_are_of_a_known_kind_and_make_a_tree()
    {
        Assert.Empty(TraceRules.Check(Fine with { Spans = [Step("leaf", "root"), Step("root", null), Step("twig", "leaf") with { Kind = "retrieval" }] }));
        Refuses(Fine with { Spans = [Step("a", null) with { Kind = "llm" }] }, "spans[0].kind");
        Assert.Empty(TraceRules.Check(Fine with { Spans = [Step("a", null), Step("b", "elsewhere")] }));
        Refuses(Fine with { Spans = [Step("a", "a")] }, "spans[0].parent");
        Refuses(Fine with { Spans = [Step("root", null), Step("tail", "a"), Step("a", "c"), Step("b", "a"), Step("c", "b"), Step("d", "root")] }, "spans[2].parent");
        Refuses(Fine with { Spans = [Step("a", "b"), Step("b", "a"), Step("c", "d"), Step("d", "c")] }, "spans[0].parent", "spans[2].parent");
        Refuses(Fine with { Spans = [null!, Step("a", "b"), Step("b", "a")] }, "spans[0]", "spans[1].parent");
    }

    [Fact]
    public void A_long_chain_of_spans_is_walked_once()
    {
        var chain = Enumerable.Range(0, 100_000).Select(i => Step($"s{i}", $"s{(i + 1) % 100_000}")).ToArray();

        Refuses(Fine with { Spans = chain }, "spans[0].parent");
    }

    [Fact]
    public void Nulls_in_lists_are_refused_by_name()
    {
        Refuses(Fine with { Input = [new("user", "Hello"), null!] }, "input[1]");
        Refuses(Fine with { Candidates = [Fine.Candidates![0], null!] }, "candidates[1]");
        Refuses(Fine with { Spans = [null!] }, "spans[0]");
    }

    [Fact]
    public void Prompts_of_the_same_words_have_the_same_fingerprint()
    {
        var fingerprint = Fingerprint.Of([new("user", "Where is my café refund?")]);

        Assert.Equal(fingerprint, Fingerprint.Of([new("user", "  where IS\tmy\n\nCAFÉ refund? ")]));
        Assert.NotEqual(fingerprint, Fingerprint.Of([new("user", "Where is my cafe refund?")]));
        Assert.NotEqual(fingerprint, Fingerprint.Of([new("system", "Where is my café refund?")]));
        Assert.NotEqual(Fingerprint.Of([new("user", "a b")]), Fingerprint.Of([new("user", "a"), new("user", "b")]));
    }

    private static Span Step(string id, string? parent) => new(id, "step", Noon, Parent: parent);

    private static void Refuses(Trace trace, params string[] fields) => Assert.Equal(fields, TraceRules.Check(trace).Select(refusal => refusal.Field));
}
