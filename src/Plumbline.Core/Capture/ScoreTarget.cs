using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>What a judgement is about.</summary>
internal sealed record ScoreTarget(string? Trace, string? Span, string? Session, string? ResponseId)
{
    private const string Response = "gen_ai.response.id";

    /// <summary>The span that a record was written in, else the answer that it names; null when it names neither.</summary>
    public static ScoreTarget? OfRecord(string? trace, string? span, StepFacts facts)
    {
        var response = facts.Text(Response);
        return trace is not null ? new(trace, span, null, response)
            : response is not null ? new(null, null, null, response)
            : facts.Text("session.id", "gen_ai.conversation.id") is { } session ? new(null, null, session, null)
            : null;
    }

    /// <summary>
    /// The one span that a carrier points to; without a pointer the answer or the session that an evaluator names, else the span itself. The carrier's
    /// parents are never meant.
    /// </summary>
    public static ScoreTarget OfSpan(OtlpSpan span, StepFacts facts, StepFacts result, bool isCarrier)
    {
        var response = result.Text(Response);
        if (isCarrier && Linked(span) is { } link)
        {
            return new(link.TraceId, link.SpanId, null, response);
        }

        var isEvaluator = facts.Text("openinference.span.kind")?.Equals("EVALUATOR", StringComparison.OrdinalIgnoreCase) == true;
        return isEvaluator && response is not null ? new(null, null, null, response) : new(span.TraceId, span.SpanId, null, response ?? facts.Text(Response));
    }

    public static OtlpLink? Linked(OtlpSpan span) => span.Links is [{ TraceId.Length: > 0, SpanId.Length: > 0 } link] ? link : null;
}
