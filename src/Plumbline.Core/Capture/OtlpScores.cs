using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>
/// Judgements out of OTLP requests: evaluation results of the GenAI conventions, as log records, events or attributes of spans, and the annotations of
/// OpenInference.
/// </summary>
public static class OtlpScores
{
    private const string Evaluation = "gen_ai.evaluation.result";
    private const string Name = "gen_ai.evaluation.name";

    /// <summary>The judgements that spans carry; each once, in whichever spelling it was written twice.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="received">The time of a span that says none of its own.</param>
    public static IReadOnlyList<CapturedScore> Of(OtlpTraces request, DateTimeOffset received) => Once(request.Spans.SelectMany(span => Of(span, received)));

    /// <summary>The judgements among log records, each about the span that it was written in.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="received">The time of a record that says none of its own.</param>
    public static IReadOnlyList<CapturedScore> Of(OtlpLogs request, DateTimeOffset received) => Once(
        request.Records.Where(record => record.EventName == Evaluation).Select(record =>
        {
            var facts = new StepFacts(record.Attributes, record.Source, record.At, []);
            return ScoreTarget.OfRecord(record.TraceId, record.SpanId, facts) is { } target ? EvaluationResults.Of(facts, target, record.At ?? received) : null;
        }).OfType<CapturedScore>());

    /// <summary>True for a span that stands alone and whose feedback is all about something else.</summary>
    internal static bool OnlyCarries(OtlpSpan span)
    {
        if (span.ParentSpanId is not null || !IsCarrier(span))
        {
            return false;
        }

        CapturedScore[] scores = [.. Of(span, DateTimeOffset.UnixEpoch)];
        return scores.Length > 0 && Array.TrueForAll(scores, score => score.Trace != span.TraceId);
    }

    private static IEnumerable<CapturedScore> Of(OtlpSpan span, DateTimeOffset received)
    {
        var facts = new StepFacts(span.Attributes, span.Source, span.StartedAt, span.Events);
        var said = span.EndedAt ?? span.StartedAt ?? received;
        var carrier = IsCarrier(span);
        foreach (var moment in span.Events.Where(moment => moment.Name == Evaluation))
        {
            var result = new StepFacts(moment.Attributes, span.Source, moment.At, []);
            if (EvaluationResults.Of(result, ScoreTarget.OfSpan(span, facts, result, carrier), moment.At ?? said) is { } score)
            {
                yield return score;
            }
        }

        if (facts.Has(Name) && EvaluationResults.Of(facts, ScoreTarget.OfSpan(span, facts, facts, carrier), said) is { } own)
        {
            yield return own;
        }

        foreach (var annotation in Annotations.Of(span, facts, carrier, said))
        {
            yield return annotation;
        }
    }

    /// <summary>A span that was made to carry feedback: it says so, or it holds feedback and points to what that is about.</summary>
    private static bool IsCarrier(OtlpSpan span)
    {
        if (string.Equals(span.Attributes.GetValueOrDefault("openinference.span.kind").AsText(), "EVALUATOR", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var key in span.Attributes.Keys)
        {
            if (key is Name || Annotations.Is(key))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<CapturedScore> Once(IEnumerable<CapturedScore> scores) => [.. scores.DistinctBy(score => score.Id, StringComparer.Ordinal)];
}
