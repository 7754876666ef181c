namespace Plumbline.Capture;

/// <summary>Spans and log records out of OTLP's JSON.</summary>
internal static class JsonSpans
{
    /// <summary>Adds the span, unless it is rejected for want of an id.</summary>
    public static void Add(JsonMembers span, OtlpSource source, JsonValues values, List<OtlpSpan> spans)
    {
        values.Sieve.Count();
        var (trace, id) = (OtlpIds.Trace(span.Text("traceId")), OtlpIds.Span(span.Text("spanId")));
        var status = span.Child("status");
        var made = new OtlpSpan
        {
            Source = source,
            TraceId = trace,
            SpanId = id,
            ParentSpanId = OtlpIds.Span(span.Text("parentSpanId")) is { Length: > 0 } parent ? parent : null,
            TraceState = span.Text("traceState"),
            Name = span.Text("name") ?? "",
            Kind = span.Integer("kind"),
            StartedAt = OtlpTimes.Of(span.Nanoseconds("startTimeUnixNano")),
            EndedAt = OtlpTimes.Of(span.Nanoseconds("endTimeUnixNano")),
            Attributes = values.Attributes(span),
            Events = [.. span.List("events").Select(moment => Event(moment, values))],
            Links = [.. span.List("links").Select(link => Link(link, values))],
            StatusCode = status.Integer("code"),
            StatusMessage = status.Text("message"),
        };
        if (values.Sieve.TakesSpan(trace, id))
        {
            spans.Add(made);
        }
    }

    /// <summary>Adds the record, unless it is rejected for a broken id.</summary>
    public static void Add(JsonMembers record, OtlpSource source, JsonValues values, List<OtlpLogRecord> records)
    {
        values.Sieve.Count();
        var draft = new LogDraft
        {
            At = record.Nanoseconds("timeUnixNano"),
            ObservedAt = record.Nanoseconds("observedTimeUnixNano"),
            Severity = record.Integer("severityNumber"),
            SeverityText = record.Text("severityText"),
            Body = values.Value(record.Child("body")),
            Attributes = values.Attributes(record),
            TraceId = Absent(record.Text("traceId")) ? null : OtlpIds.Trace(record.Text("traceId")),
            SpanId = Absent(record.Text("spanId")) ? null : OtlpIds.Span(record.Text("spanId")),
            EventName = record.Text("eventName"),
        };
        if (draft.Record(source, values.Sieve) is { } made)
        {
            records.Add(made);
        }
    }

    /// <summary>An id of no digits, or of zeros, says that there is none.</summary>
    private static bool Absent(string? digits) => digits is null || !digits.AsSpan().ContainsAnyExcept('0');

    private static OtlpEvent Event(JsonMembers moment, JsonValues values)
    {
        values.Sieve.Count();
        return new(moment.Text("name") ?? "", OtlpTimes.Of(moment.Nanoseconds("timeUnixNano")), values.Attributes(moment));
    }

    private static OtlpLink Link(JsonMembers link, JsonValues values)
    {
        values.Sieve.Count();
        return new(OtlpIds.Trace(link.Text("traceId")), OtlpIds.Span(link.Text("spanId")), values.Attributes(link));
    }
}
