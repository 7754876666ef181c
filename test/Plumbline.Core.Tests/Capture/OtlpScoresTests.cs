namespace Plumbline.Capture;

public sealed class OtlpScoresTests
{
    private const string OtherTrace = "11111111111111111111111111111111";
    private const string OtherSpan = "2222222222222222";

    private static readonly OtlpLink Link = new(OtherTrace, OtherSpan, OtlpValue.NoMembers);

    [Fact]
    public void An_evaluation_on_the_judged_span_is_about_it()
    {
        var score = Assert.Single(Spans.Scores(Spans.Of() with { Events = [Result(("gen_ai.evaluation.score.value", 1), ("gen_ai.evaluation.score.label", "up"), ("gen_ai.evaluation.explanation", "helpful"))] }));

        Assert.Equal((Spans.Trace, Spans.Id, "thumbs", 1.0, "up", "helpful"), (score.Trace, score.Span, score.Name, score.Score, score.Label, score.Explanation));
        Assert.Equal(Spans.Start.AddSeconds(1), score.At);
    }

    [Fact]
    public void Nobody_is_taken_for_a_person_who_did_not_say_so() =>
        Assert.Equal(AnnotatorKind.Unknown, Spans.Scores(Spans.Of() with { Events = [Result(("gen_ai.evaluation.score.value", 1))] }).Single().Annotator);

    [Fact]
    public void A_link_on_an_ordinary_span_does_not_move_its_evaluation() =>
        Assert.Equal(Spans.Id, Spans.Scores(Spans.Of() with { Links = [Link], Events = [Result(("gen_ai.evaluation.score.value", 1))] }).Single().Span);

    [Fact]
    public void An_evaluator_points_with_its_one_link()
    {
        var evaluator = Spans.Of(("openinference.span.kind", "evaluator")) with { Links = [Link], Events = [Result(("gen_ai.evaluation.score.value", 0.5))] };

        Assert.Equal((OtherTrace, OtherSpan), (Spans.Scores(evaluator).Single().Trace, Spans.Scores(evaluator).Single().Span));
    }

    [Fact]
    public void An_evaluator_without_one_link_names_an_answer_or_else_itself()
    {
        var evaluator = Spans.Of(("openinference.span.kind", "EVALUATOR")) with { Links = [Link, Link] };

        var named = Spans.Scores(evaluator with { Events = [Result(("gen_ai.evaluation.score.value", 1), ("gen_ai.response.id", "r1"))] }).Single();
        var unnamed = Spans.Scores(evaluator with { Events = [Result(("gen_ai.evaluation.score.value", 1))] }).Single();

        Assert.Equal((null, null, "r1"), (named.Trace, named.Span, named.ResponseId));
        Assert.Equal(Spans.Id, unnamed.Span);
    }

    [Fact]
    public void An_evaluation_in_a_log_record_is_about_the_span_it_was_written_in()
    {
        var score = Assert.Single(Spans.Scores(Spans.Record("gen_ai.evaluation.result", null, ("gen_ai.evaluation.name", "accuracy"), ("gen_ai.evaluation.score.value", "0.95"))));

        Assert.Equal((Spans.Trace, Spans.Id, 0.95), (score.Trace, score.Span, score.Score));
    }

    [Fact]
    public void A_log_record_in_no_trace_names_an_answer_and_one_that_names_nothing_is_no_score()
    {
        var record = Spans.Record("gen_ai.evaluation.result", null, ("gen_ai.evaluation.name", "accuracy"), ("gen_ai.evaluation.score.label", "pass"), ("gen_ai.response.id", "r1")) with { TraceId = null, SpanId = null };

        Assert.Equal((null, "r1"), (Spans.Scores(record).Single().Trace, Spans.Scores(record).Single().ResponseId));
        Assert.Empty(Spans.Scores(Spans.Record("gen_ai.evaluation.result", null, ("gen_ai.evaluation.name", "accuracy"), ("gen_ai.evaluation.score.label", "pass")) with { TraceId = null, SpanId = null }));
    }

    [Theory]
    [InlineData("gen_ai.evaluation.score.value", double.NaN)]
    [InlineData("error.type", "timeout")]
    public void An_evaluation_that_says_nothing_is_no_score(string key, object value) => Assert.Empty(Spans.Scores(Spans.Of() with { Events = [Result((key, value))] }));

    [Fact]
    public void An_evaluation_without_a_name_is_no_score() =>
        Assert.Empty(Spans.Scores(Spans.Of() with { Events = [Spans.Event("gen_ai.evaluation.result", ("gen_ai.evaluation.score.value", 1))] }));

    [Fact]
    public void An_annotation_has_its_prefix_as_its_scope()
    {
        var scores = Spans.Scores(Spans.Of([("session.id", "s1"), .. Annotation("", "a"), .. Annotation("trace.", "b"), .. Annotation("session.", "c")]));

        Assert.Equal(
            [("a", Spans.Trace, Spans.Id, null), ("b", Spans.Trace, null, null), ("c", null, null, "s1")],
            scores.Select(score => (score.Name, score.Trace, score.Span, score.Session)));
    }

    [Fact]
    public void A_session_that_is_not_named_has_no_annotations() => Assert.Empty(Spans.Scores(Spans.Of(Annotation("session.", "c"))));

    [Fact]
    public void Both_spellings_of_one_annotation_are_one()
    {
        (string, object?)[] both = [.. Annotation("", "a"), .. Annotation("", "a").Select(pair => (pair.Key.Replace("annotation", "evaluation", StringComparison.Ordinal), pair.Value))];

        Assert.Single(Spans.Scores(Spans.Of(both)));
    }

    [Fact]
    public void Many_annotations_are_told_apart_by_their_index()
    {
        var span = Spans.Of([.. Annotation("", "first"), .. Annotation("", "tenth", 10), .. Annotation("", "second", 2)]);

        Assert.Equal(["first", "second", "tenth"], Spans.Scores(span).Select(score => score.Name));
    }

    [Theory]
    [InlineData("HUMAN", AnnotatorKind.Human)]
    [InlineData("LLM", AnnotatorKind.Model)]
    [InlineData("CODE", AnnotatorKind.Code)]
    [InlineData("GUILD", AnnotatorKind.Unknown)]
    public void Who_judged_is_what_was_said(string kind, AnnotatorKind expected) =>
        Assert.Equal(expected, Spans.Scores(Spans.Of([.. Annotation("", "a"), ("annotations.0.annotation.annotator_kind", kind)])).Single().Annotator);

    [Fact]
    public void A_carrier_is_about_its_link_and_is_no_step_itself()
    {
        var carrier = Spans.Of([("openinference.span.kind", "EVALUATOR"), .. Annotation("", "a"), .. Annotation("trace.", "b")]) with { Links = [Link] };

        Assert.Equal([(OtherTrace, OtherSpan), (OtherTrace, null)], Spans.Scores(carrier).Select(score => (score.Trace, score.Span)));
        Assert.Empty(OtlpParts.Of(new OtlpTraces([carrier], new(0, [])), Spans.Start));
    }

    [Fact]
    public void A_judged_step_with_annotations_of_its_own_stays_a_step() =>
        Assert.Single(OtlpParts.Of(new OtlpTraces([Spans.Of(Annotation("", "a"))], new(0, [])), Spans.Start));

    [Fact]
    public void A_resent_score_is_the_same_and_a_changed_one_is_another()
    {
        OtlpSpan Carrier(double score) => Spans.Of([("openinference.span.kind", "EVALUATOR"), .. Annotation("", "a"), ("annotations.0.annotation.identifier", "u1"), ("annotations.0.annotation.score", score)]) with { Links = [Link] };

        Assert.Equal(Spans.Scores(Carrier(1)).Single().Id, Spans.Scores(Carrier(1)).Single().Id);
        Assert.NotEqual(Spans.Scores(Carrier(1)).Single().Id, Spans.Scores(Carrier(0)).Single().Id);
    }

    [Fact]
    public void Our_own_additions_are_read()
    {
        var score = Assert.Single(Spans.Scores(Spans.Of() with
        {
            Events = [Result(("plumbline.feedback.kind", "correction"), ("plumbline.feedback.correction", "On May 4."), ("plumbline.feedback.edit_distance", 1), ("plumbline.feedback.surface", "chat"))],
        }));

        Assert.Equal(("correction", "On May 4.", 1.0, "chat"), (score.Kind, score.Correction, score.EditDistance, score.Surface));
    }

    [Fact]
    public void Metadata_is_JSON_in_a_text() =>
        Assert.Equal("""{"build":7}""", Spans.Json(Spans.Scores(Spans.Of([.. Annotation("", "a"), ("annotations.0.annotation.metadata", """{"build":7}""")])).Single().Metadata));

    private static OtlpEvent Result(params (string, object?)[] attributes) => Spans.Event("gen_ai.evaluation.result", [("gen_ai.evaluation.name", "thumbs"), .. attributes]);

    private static (string Key, object? Value)[] Annotation(string scope, string name, int index = 0) =>
        [($"{scope}annotations.{index}.annotation.name", name), ($"{scope}annotations.{index}.annotation.label", "good")];
}
