namespace Plumbline.Capture;

public sealed class WholeTraceTests
{
    [Theory]
    [InlineData("langfuse.user.id")]
    [InlineData("user.id")]
    [InlineData("langfuse.trace.metadata.langfuse_user_id")]
    [InlineData("ai.telemetry.metadata.userId")]
    [InlineData("enduser.id")]
    [InlineData("traceloop.association.properties.user_id")]
    public void The_user_has_many_names(string key) => Assert.Equal("u1", Spans.Whole(Spans.Of((key, "u1"))).User);

    [Theory]
    [InlineData("langfuse.session.id")]
    [InlineData("session.id")]
    [InlineData("gen_ai.conversation.id")]
    [InlineData("ai.telemetry.metadata.sessionId")]
    [InlineData("traceloop.association.properties.session_id")]
    public void The_session_has_many_names(string key) => Assert.Equal("42", Spans.Whole(Spans.Of((key, 42))).Session);

    [Fact]
    public void Tags_come_as_lists_as_JSON_and_with_commas()
    {
        Assert.Equal(["a", "b"], Spans.Whole(Spans.Of(("langfuse.trace.tags", new[] { "a", "b" }))).Tags);
        Assert.Equal(["a", "b"], Spans.Whole(Spans.Of(("tag.tags", """["a","b"]"""))).Tags);
        Assert.Equal(["a", "b"], Spans.Whole(Spans.Of(("langsmith.span.tags", "a, b"))).Tags);
    }

    [Fact]
    public void The_resource_says_which_service_ran_where_and_in_which_version()
    {
        var whole = Spans.Whole(Spans.Of().From(null, ("service.name", "bot"), ("service.version", "1.4"), ("deployment.environment", "staging")));

        Assert.Equal(("bot", "1.4", "1.4", "staging"), (whole.Service, whole.Version, whole.Release, whole.Environment));
    }

    [Fact]
    public void The_span_counts_before_the_resource()
    {
        var whole = Spans.Whole(Spans.Of(("langfuse.environment", "production"), ("langfuse.release", "r2")).From(null, ("deployment.environment.name", "staging"), ("service.version", "1.4")));

        Assert.Equal(("production", "r2"), (whole.Environment, whole.Release));
    }

    [Fact]
    public void Facts_about_the_machine_are_kept_out()
    {
        var whole = Spans.Whole(Spans.Of().From(null, ("service.name", "bot"), ("host.name", "h"), ("process.owner", "me"), ("telemetry.sdk.name", "x"), ("tenant", "acme")));

        Assert.Equal("""{"resource":{"tenant":"acme"}}""", Spans.Json(whole.Metadata));
    }

    [Fact]
    public void Metadata_are_one_level_deep_and_may_hold_JSON()
    {
        var whole = Spans.Whole(Spans.Of(("langfuse.trace.metadata.tenant", "acme"), ("langfuse.trace.metadata.nested", """{"x":1}"""), ("ai.telemetry.metadata.plan", "gold"), ("ai.telemetry.metadata.userId", "u1")));

        Assert.Equal("""{"nested":{"x":1},"tenant":"acme","plan":"gold"}""", Spans.Json(whole.Metadata));
    }

    [Fact]
    public void Only_the_root_names_the_trace()
    {
        Assert.Equal("step", Spans.Whole(Spans.Of()).Name);
        Assert.Null(Spans.Whole(Spans.Of() with { ParentSpanId = "00000000000000aa" }).Name);
        Assert.Equal("chat", Spans.Whole(Spans.Of(("langfuse.trace.name", "chat")) with { ParentSpanId = "00000000000000aa" }).Name);
    }

    [Fact]
    public void Input_and_output_of_the_trace_are_those_that_Langfuse_states()
    {
        var whole = Spans.Whole(Spans.Of(("langfuse.trace.input", "Hi"), ("langfuse.trace.output", """{"a":1}""")));

        Assert.Equal(("\"Hi\"", """{"a":1}"""), (Spans.Json(whole.Input), Spans.Json(whole.Output)));
    }

    [Fact]
    public void A_span_without_times_is_said_when_it_was_received() =>
        Assert.Equal(Spans.Start, Spans.Part(Spans.Of() with { StartedAt = null, EndedAt = null }).At);

    [Fact]
    public void A_changed_span_is_another_part_and_the_same_span_the_same()
    {
        Assert.Equal(Spans.Part(Spans.Of(("a", 1))).Id, Spans.Part(Spans.Of(("a", 1))).Id);
        Assert.NotEqual(Spans.Part(Spans.Of(("a", 1))).Id, Spans.Part(Spans.Of(("a", 2))).Id);
        Assert.StartsWith(Spans.Id + ":", Spans.Part(Spans.Of()).Id, StringComparison.Ordinal);
    }
}
