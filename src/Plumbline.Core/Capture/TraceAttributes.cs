using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What is said of a trace and has no field of its own, as attributes that it can be found by.</summary>
internal static class TraceAttributes
{
    public static IReadOnlyDictionary<string, string>? Of(TraceFields whole)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("name", whole.Name), ("environment", whole.Environment), ("version", whole.Version), ("service", whole.Service) })
        {
            if (value is not null)
            {
                attributes[name] = value;
            }
        }

        if (whole.Tags is { Count: > 0 } tags)
        {
            attributes["tags"] = JsonSerializer.Serialize(tags, WireFormat.Options);
        }

        foreach (var member in whole.Metadata is { ValueKind: JsonValueKind.Object } metadata ? metadata.EnumerateObject().ToArray() : [])
        {
            attributes[$"metadata.{member.Name}"] = member.Value.ValueKind == JsonValueKind.String ? JsonText.Of(member.Value) : member.Value.GetRawText();
        }

        return attributes.Count == 0 ? null : attributes;
    }
}
