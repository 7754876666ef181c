using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>One message that came as an event of its own, on a span or as a log record.</summary>
/// <param name="IsAnswer">True for what the model said.</param>
/// <param name="Message">The message in the form of chat completions.</param>
/// <param name="FinishReason">Why the answer ended.</param>
internal sealed record MessageEvent(bool IsAnswer, JsonElement Message, string? FinishReason)
{
    /// <summary>The message; null when the event is no message.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="body">The log's body, where newer senders put the message.</param>
    /// <param name="attributes">Its attributes, where a span's event puts it.</param>
    public static MessageEvent? Of(string? name, OtlpValue body, IReadOnlyDictionary<string, OtlpValue> attributes)
    {
        var role = name switch
        {
            "gen_ai.system.message" => "system",
            "gen_ai.user.message" => "user",
            "gen_ai.assistant.message" => "assistant",
            "gen_ai.tool.message" => "tool",
            "gen_ai.choice" => "assistant",
            _ => null,
        };
        if (role is null)
        {
            return null;
        }

        var said = Content.Object(Content.Of(body)) ?? OfAttributes(attributes);
        var message = name == "gen_ai.choice" ? Inner(said) : said;
        var messages = Whole(message, role);
        return new(name == "gen_ai.choice", messages, said.Named("finish_reason"));
    }

    private static JsonElement OfAttributes(IReadOnlyDictionary<string, OtlpValue> attributes) => Content.Members(
        attributes.Where(pair => !pair.Key.Contains('.', StringComparison.Ordinal)).Select(pair => (pair.Key, pair.Key == "content" ? Content.Raw(pair.Value) : Content.Of(pair.Value)))) ?? Content.Of(new JsonObject());

    /// <summary>A choice holds its message, or is it.</summary>
    private static JsonElement Inner(JsonElement said) => said.At("message") ?? said;

    /// <summary>The message with the role that the event's name gives it, unless it says another.</summary>
    private static JsonElement Whole(JsonElement message, string role)
    {
        var whole = new JsonObject { ["role"] = message.Named("role") ?? role, ["content"] = Node(message.At("content") ?? (message.ValueKind == JsonValueKind.Object ? null : message)) };
        foreach (var name in new[] { "parts", "tool_calls", "name", "id", "tool_call_id" })
        {
            if (message.At(name) is { } value)
            {
                whole[name] = Node(value);
            }
        }

        var made = ChatForm.Output(Content.Of(whole));
        return made.ValueKind == JsonValueKind.Array && made.GetArrayLength() == 1 ? made[0] : made;
    }

    private static JsonNode? Node(JsonElement? value) => value is { } said ? JsonNode.Parse(said.GetRawText()) : null;
}
