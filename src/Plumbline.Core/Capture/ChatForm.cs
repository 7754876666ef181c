using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>
/// Messages in one form, that of chat completions, whichever form a client wrote them in: chat completions, responses, the parts of the GenAI
/// conventions, content blocks, or a text. Texts of one message are joined by line ends; calls of tools are functions with JSON in a text;
/// what a tool answered is a message of its own.
/// </summary>
public static class ChatForm
{
    private static readonly string[] Lists = ["messages", "input", "contents", "prompt"];
    private static readonly string[] Instructions = ["system", "instructions", "system_instructions", "systemInstruction"];

    /// <summary>What a model saw, as a list of messages; a text is one message of the user. What holds no messages comes back as it is.</summary>
    /// <param name="input">What went in; a text that holds JSON is read as that.</param>
    /// <param name="instructions">Instructions that stood apart; they come first, as a message of the system.</param>
    public static JsonElement Input(JsonElement input, JsonElement? instructions = null)
    {
        var value = Read(input);
        if (Messages(value, "user") is not { } messages)
        {
            return value;
        }

        return Content.Of(new JsonArray([.. instructions is { } system && !messages.Any(IsSystem) ? ChatMessage.Of(Read(system), "system") : [], .. messages]));
    }

    /// <summary>What a model answered, as a list of messages, one for each choice; a text is one message of the assistant. What holds no messages comes back as it is.</summary>
    /// <param name="output">What came out; a text that holds JSON is read as that.</param>
    public static JsonElement Output(JsonElement output)
    {
        var value = Read(output);
        return Messages(value, "assistant") is { } messages ? Content.Of(new JsonArray([.. messages])) : value;
    }

    private static JsonElement Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Content.OfText(JsonText.Of(value)) is { } read ? read : JsonText.Whole(value);

    private static IReadOnlyList<JsonObject>? Messages(JsonElement value, string role) => value.ValueKind switch
    {
        JsonValueKind.String => ChatMessage.Of(value, role),
        JsonValueKind.Array when value.EnumerateArray().Any(ChatMessage.Is) => ChatItems.Joined(value.EnumerateArray().SelectMany(item => ChatMessage.Is(item) ? ChatMessage.Of(item, role) : Messages(item, role) ?? [])),
        JsonValueKind.Array when ChatMessage.IsParts(value) => ChatMessage.Of(value, role),
        JsonValueKind.Object when ChatMessage.Is(value) => ChatMessage.Of(value, role),
        JsonValueKind.Object => Wrapped(value, role),
        _ => null,
    };

    /// <summary>Messages inside a whole request or response.</summary>
    private static IReadOnlyList<JsonObject>? Wrapped(JsonElement whole, string role)
    {
        if (role == "assistant")
        {
            return List(whole, "choices") is { } choices ? Messages(choices, "message", role)
                : List(whole, "candidates") is { } candidates ? Messages(candidates, "content", role)
                : whole.TryGetProperty("output", out var output) ? Messages(output, role)
                : whole.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? Messages(message, role)
                : whole.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array ? Messages(content, role)
                : List(whole, "messages") is { } messages ? Messages(messages, role)
                : null;
        }

        foreach (var name in Lists)
        {
            if (whole.TryGetProperty(name, out var list) && Messages(list, role) is { } messages)
            {
                return [.. Instructions.SelectMany(system => whole.TryGetProperty(system, out var said) && !messages.Any(IsSystem) ? ChatMessage.Of(said, "system") : []), .. messages];
            }
        }

        return null;
    }

    private static JsonObject[]? Messages(JsonElement list, string name, string role)
    {
        JsonObject[] messages = [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            .SelectMany(item => item.TryGetProperty(name, out var message) ? Messages(message, role) ?? ChatMessage.Of(message, role) : item.TryGetProperty("text", out var text) ? ChatMessage.Of(text, role) : [])];
        return messages.Length == 0 ? null : messages;
    }

    private static JsonElement? List(JsonElement whole, string name) =>
        whole.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list : null;

    private static bool IsSystem(JsonObject message) => message["role"]?.GetValue<string>() == "system";
}
