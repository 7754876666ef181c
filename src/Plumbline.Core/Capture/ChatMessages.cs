using System.Text;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>Messages out of the many shapes in which clients write them: chat completions, responses, parts of the GenAI conventions, plain text.</summary>
public static class ChatMessages
{
    private static readonly string[] Lists = ["messages", "input", "contents"];
    private static readonly string[] Instructions = ["system", "instructions", "system_instructions"];
    private static readonly string[] Texts = ["content", "text", "value", "output_text", "prompt", "message", "response", "result"];

    /// <summary>The messages that a model saw; anything that holds no messages is one message of the user, as its text or its JSON.</summary>
    /// <param name="input">What went in; a text that holds JSON is read as that.</param>
    public static IReadOnlyList<Message> Of(JsonElement input) => Parsed(input) switch
    {
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().Any(IsMessage) => [.. list.EnumerateArray().Select(MessageOf)],
        { ValueKind: JsonValueKind.Object } whole when Lists.FirstOrDefault(name => Holds(whole, name)) is { } name => [.. System(whole), .. Of(whole.GetProperty(name))],
        { ValueKind: JsonValueKind.Object } whole when IsMessage(whole) => [MessageOf(whole)],
        { ValueKind: JsonValueKind.Object } whole when whole.TryGetProperty("prompt", out var prompt) => [.. System(whole), .. Of(prompt)],
        var other => [new("user", TextOf(other))],
    };

    /// <summary>The text of an answer: the last message of the model, or the text or JSON that came out.</summary>
    /// <param name="output">What came out; a text that holds JSON is read as that.</param>
    public static string Answer(JsonElement output) => Parsed(output) switch
    {
        { ValueKind: JsonValueKind.Object } whole when whole.TryGetProperty("choices", out var choices) && First(choices) is { } choice => choice.TryGetProperty("message", out var message) ? Content(message) : TextOf(choice),
        { ValueKind: JsonValueKind.Object } whole when whole.TryGetProperty("output", out var items) && items.ValueKind == JsonValueKind.Array => Answer(items),
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().Any(IsMessage) => Content(list.EnumerateArray().Last(IsMessage)),
        { ValueKind: JsonValueKind.Object } whole when IsMessage(whole) => Content(whole),
        var other => TextOf(other),
    };

    private static bool Holds(JsonElement whole, string name) => whole.TryGetProperty(name, out var list) && (list.ValueKind == JsonValueKind.Array || (name == "input" && list.ValueKind == JsonValueKind.String));

    private static bool IsMessage(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String;

    private static JsonElement? First(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : null;

    private static IEnumerable<Message> System(JsonElement whole) =>
        Instructions.Where(name => whole.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String or JsonValueKind.Array)
            .Select(name => new Message("system", PartsOf(whole.GetProperty(name))));

    private static Message MessageOf(JsonElement value) => IsMessage(value)
        ? new(Role(JsonText.Of(value.GetProperty("role")), value), Content(value))
        : value.Text("type") is "function_call_output" ? new("tool", TextOf(value.TryGetProperty("output", out var output) ? output : value)) : new("assistant", TextOf(value));

    private static string Role(string role, JsonElement message) => role switch
    {
        "system" or "developer" or "user" or "assistant" or "tool" => HasToolResponse(message) ? "tool" : role,
        "function" => "tool",
        "ai" or "model" or "bot" => "assistant",
        _ => "user",
    };

    private static bool HasToolResponse(JsonElement message) =>
        message.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Array && parts.EnumerateArray().Any(part => part.Text("type") is "tool_call_response");

    /// <summary>The text of a message; calls of tools stand in it as JSON when it has no text.</summary>
    private static string Content(JsonElement message)
    {
        var content = message.TryGetProperty("content", out var said) ? said : message.TryGetProperty("parts", out var parts) ? parts : default;
        var text = content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : PartsOf(content);
        return text.Length == 0 && message.TryGetProperty("tool_calls", out var calls) ? calls.GetRawText()
            : text.Length == 0 && message.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.String ? JsonText.Of(refusal)
            : text;
    }

    private static string PartsOf(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            return TextOf(content);
        }

        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(PartOf(part));
        }

        return text.ToString();
    }

    private static string PartOf(JsonElement part) => part.Text("type") switch
    {
        "tool_call_response" or "tool-result" when part.TryGetProperty("response", out var response) || part.TryGetProperty("output", out response) || part.TryGetProperty("result", out response) => TextOf(response),
        _ => TextOf(part),
    };

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value),
        JsonValueKind.Object when Texts.FirstOrDefault(name => value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String) is { } name => JsonText.Of(value.GetProperty(name)),
        JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static string? Text(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? JsonText.Of(found) : null;

    /// <summary>JSON inside a text is read as what it is.</summary>
    private static JsonElement Parsed(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && JsonText.Of(value) is ['[' or '{', ..] text && JsonText.Parsed(text) is { } parsed ? parsed : value;
}
