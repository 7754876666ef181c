using System.Globalization;
using System.Text.Json;
using Plumbline.Capture.Dialects;
using Plumbline.Statistics;

namespace Plumbline.Capture;

/// <summary>Parts of traces out of OTLP requests. The same span sent again gives the same part, whichever way it was encoded.</summary>
public static class OtlpParts
{
    private const string Details = "gen_ai.client.inference.operation.details";

    /// <summary>One part for each span, in order. A span that does nothing but carry feedback to another trace, or to a session, is no part: see <see cref="OtlpScores"/>.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="received">The time of a span that says none of its own.</param>
    public static IReadOnlyList<CapturedPart> Of(OtlpTraces request, DateTimeOffset received) =>
        [.. request.Spans.Where(span => !OtlpScores.OnlyCarries(span)).Select(span => Part(span, received))];

    /// <summary>Parts of the records that speak of the call of a model: its messages one by one, or all of them. Others, scores among them, are no parts.</summary>
    /// <param name="request">What was sent; content may come long before its span.</param>
    /// <param name="received">The time of a record that says none of its own.</param>
    /// <remarks>A record that says the same as another of the request, at the same time, is a message that was said twice.</remarks>
    public static IReadOnlyList<CapturedPart> Of(OtlpLogs request, DateTimeOffset received)
    {
        var parts = new List<CapturedPart>();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in request.Records)
        {
            if (record is not { TraceId: { } trace, SpanId: { } span } || Step(record, parts.Count, received) is not { } step)
            {
                continue;
            }

            var id = $"{span}:{Hash(record)}";
            var again = times[$"{trace}:{id}"] = times.GetValueOrDefault($"{trace}:{id}") + 1;
            id = again == 1 ? id : $"{id}:{again}";
            var whole = WholeTrace.Of(new(record.Attributes, record.Source, record.At, []), null);
            parts.Add(new(id, trace, record.At ?? received, Span: span, Step: step with { Messages = step.Messages is [var message] ? [message with { Id = id }] : null }, Whole: whole));
        }

        return parts;
    }

    private static CapturedPart Part(OtlpSpan span, DateTimeOffset received)
    {
        var facts = new StepFacts(span.Attributes, span.Source, span.StartedAt, span.Events);
        var fields = DialectChoice.Read(facts);
        var step = fields with
        {
            Parent = span.ParentSpanId,
            Kind = fields.Kind ?? StepKind.Span,
            Name = span.Name.Length > 0 ? span.Name : null,
            StartedAt = span.StartedAt,
            EndedAt = span.EndedAt,
            Level = fields.Level ?? (span.StatusCode == 2 ? "error" : null),
            StatusMessage = facts.Text("langfuse.observation.status_message") ?? span.StatusMessage ?? fields.StatusMessage,
            Metadata = OtlpMetadata.Of(span, fields.Metadata),
            Attributes = span.Attributes.Count == 0 ? null : Content.Raw(span.Attributes),
        };
        var isRoot = span.ParentSpanId is null || facts.Text("langfuse.internal.as_root", "langfuse.internal.is_app_root") == "true";
        return new($"{span.SpanId}:{Hash(span)}", span.TraceId, span.StartedAt ?? span.EndedAt ?? received, Span: span.SpanId, Step: step, Whole: WholeTrace.Of(facts, isRoot ? step.Name : null));
    }

    private static StepFields? Step(OtlpLogRecord record, int order, DateTimeOffset received)
    {
        if (record.EventName == Details)
        {
            return DialectChoice.Read(new(record.Attributes, record.Source, null, [])) with { Attributes = Content.Raw(record.Attributes) };
        }

        return MessageEvent.Of(record.EventName, record.Body, record.Attributes) is { } said
            ? new StepFields
            {
                Provider = record.Attributes.GetValueOrDefault("gen_ai.provider.name").AsText() ?? record.Attributes.GetValueOrDefault("gen_ai.system").AsText(),
                Messages = [new("", record.At ?? received, order, said.IsAnswer, said.Message, said.FinishReason)],
            }
            : null;
    }

    private static string Hash(OtlpSpan span) => Short(writer =>
    {
        WriteSource(writer, span.Source);
        writer.WriteStringValue(span.ParentSpanId);
        writer.WriteStringValue(span.Name);
        writer.WriteNumberValue(span.StartedAt?.UtcTicks ?? 0);
        writer.WriteNumberValue(span.EndedAt?.UtcTicks ?? 0);
        writer.WriteNumberValue(span.StatusCode);
        writer.WriteStringValue(span.StatusMessage);
        OtlpValue.Write(writer, span.Attributes);
        foreach (var moment in span.Events)
        {
            writer.WriteStringValue(moment.Name);
            writer.WriteNumberValue(moment.At?.UtcTicks ?? 0);
            OtlpValue.Write(writer, moment.Attributes);
        }

        foreach (var link in span.Links)
        {
            writer.WriteStringValue(link.TraceId);
            writer.WriteStringValue(link.SpanId);
        }
    });

    private static string Hash(OtlpLogRecord record) => Short(writer =>
    {
        WriteSource(writer, record.Source);
        writer.WriteStringValue(record.EventName);
        writer.WriteNumberValue(record.At?.UtcTicks ?? 0);
        record.Body.WriteTo(writer);
        OtlpValue.Write(writer, record.Attributes);
    });

    private static void WriteSource(Utf8JsonWriter writer, OtlpSource source)
    {
        OtlpValue.Write(writer, source.Resource);
        writer.WriteStringValue(source.ScopeName);
        writer.WriteStringValue(source.ScopeVersion);
    }

    private static string Short(Action<Utf8JsonWriter> write)
    {
        var bytes = Content.Bytes(writer =>
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        });
        return Fnv1a.Hash((ReadOnlySpan<byte>)bytes).ToString("x16", CultureInfo.InvariantCulture);
    }
}
