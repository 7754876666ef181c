using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>What a span says beside its attributes: who wrote it, and the moments that no dialect reads.</summary>
internal static class OtlpMetadata
{
    public static JsonElement? Of(OtlpSpan span, JsonElement? said)
    {
        var source = Content.Members(
        [
            ("scope", span.Source.ScopeName is { Length: > 0 } name ? Content.Text(name) : null),
            ("scope_version", span.Source.ScopeVersion is { Length: > 0 } version ? Content.Text(version) : null),
            ("events", Events(span)),
            ("links", Links(span)),
        ]);
        return Content.Members(said is { } own ? [.. own.EnumerateObject().Select(member => (member.Name, (JsonElement?)member.Value)), ("otel", source)] : [("otel", source)]);
    }

    private static JsonElement? Events(OtlpSpan span)
    {
        JsonNode[] events = [.. span.Events.Where(moment => !moment.Name.StartsWith("gen_ai.", StringComparison.Ordinal)).Select(moment => new JsonObject
        {
            ["name"] = moment.Name,
            ["at"] = moment.At?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["attributes"] = JsonNode.Parse(Content.Raw(moment.Attributes).GetRawText()),
        })];
        return events.Length == 0 ? null : Content.Of(new JsonArray(events));
    }

    private static JsonElement? Links(OtlpSpan span)
    {
        JsonNode[] links = [.. span.Links.Select(link => new JsonObject { ["trace"] = link.TraceId, ["span"] = link.SpanId })];
        return links.Length == 0 ? null : Content.Of(new JsonArray(links));
    }
}
