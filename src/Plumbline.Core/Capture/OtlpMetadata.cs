using System.Globalization;
using System.Text.Json;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>What a span says beside its attributes: who wrote it, and the moments that no dialect reads.</summary>
internal static class OtlpMetadata
{
    public static JsonElement? Of(OtlpSpan span, JsonElement? said)
    {
        OtlpEvent[] events = [.. span.Events.Where(moment => !moment.Name.StartsWith("gen_ai.", StringComparison.Ordinal))];
        return span.Source.ScopeName is not { Length: > 0 } && events.Length == 0 && span.Links.Count == 0 ? said : Content.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in said is { } own ? own.EnumerateObject() : default)
            {
                if (!member.NameEquals("otel"u8))
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteStartObject("otel");
            WriteScope(writer, span.Source);
            WriteEvents(writer, events);
            WriteLinks(writer, span.Links);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static void WriteScope(Utf8JsonWriter writer, OtlpSource source)
    {
        if (source.ScopeName is { Length: > 0 } name)
        {
            writer.WriteString("scope", name);
        }

        if (source.ScopeVersion is { Length: > 0 } version)
        {
            writer.WriteString("scope_version", version);
        }
    }

    private static void WriteEvents(Utf8JsonWriter writer, OtlpEvent[] events)
    {
        if (events.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("events");
        foreach (var moment in events)
        {
            writer.WriteStartObject();
            writer.WriteString("name", moment.Name);
            writer.WriteString("at", moment.At?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            writer.WritePropertyName("attributes");
            OtlpValue.Write(writer, moment.Attributes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter writer, IReadOnlyList<OtlpLink> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("links");
        foreach (var link in links)
        {
            writer.WriteStartObject();
            writer.WriteString("trace", link.TraceId);
            writer.WriteString("span", link.SpanId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
