using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Accounts;

namespace Plumbline.Capture;

/// <summary>How a part is kept: as it came, but with a pseudonym wherever it names the user.</summary>
internal static class PartBody
{
    public static byte[] Write(CapturedPart part) => JsonSerializer.SerializeToUtf8Bytes(part, WireFormat.Options);

    public static CapturedPart Read(byte[] body) => JsonSerializer.Deserialize<CapturedPart>(body, WireFormat.Options)!;

    /// <summary>The user's id stands in a field of its own and, as it came, among attributes and metadata.</summary>
    public static CapturedPart Hide(CapturedPart part, Pseudonym pseudonym)
    {
        if (part.Whole?.User is not { } user)
        {
            return part;
        }

        var name = pseudonym.Of(user)!;
        return part with
        {
            Whole = part.Whole with { User = name, Metadata = Replace(part.Whole.Metadata, user, name), Attributes = Replace(part.Whole.Attributes, user, name) },
            Step = part.Step is { } step ? step with { Attributes = Replace(step.Attributes, user, name), Metadata = Replace(step.Metadata, user, name) } : null,
        };
    }

    private static JsonElement? Replace(JsonElement? json, string text, string by) => json is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value
        ? JsonSerializer.SerializeToElement(Replace(JsonSerializer.SerializeToNode(value), text, by), WireFormat.Options)
        : json;

    private static JsonNode? Replace(JsonNode? node, string text, string by)
    {
        switch (node)
        {
            case JsonValue value when value.TryGetValue<string>(out var said) && said == text:
                return JsonValue.Create(by);
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Replace(item?.DeepClone(), text, by))]);
            case JsonObject members:
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value?.DeepClone(), text, by))));
            default:
                return node;
        }
    }
}
