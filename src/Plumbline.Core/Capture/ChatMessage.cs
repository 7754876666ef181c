using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>One message in the form of chat completions.</summary>
internal static class ChatMessage
{
    /// <summary>Marks a call of a tool that came as an item of its own; it is taken off before anyone sees it.</summary>
    public const string Alone = "\u0001alone";

    private static readonly string[] Items = ["function_call", "function_call_output", "message"];

    /// <summary>True for an object that is a message, or an item of the responses API.</summary>
    public static bool Is(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && ((value.Named("role") is not null && (value.TryGetProperty("content", out _) || value.TryGetProperty("parts", out _) || value.TryGetProperty("tool_calls", out _) || value.TryGetProperty("refusal", out _)))
            || (value.Named("type") is { } type && Items.Contains(type)));

    /// <summary>True for a list that holds nothing but parts of one message.</summary>
    public static bool IsParts(JsonElement list) =>
        list.GetArrayLength() > 0 && list.EnumerateArray().All(part => part.Named("type") is not null || (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out _)));

    /// <summary>The message; several when it also holds what tools answered.</summary>
    /// <param name="value">A message, an item, the parts of one, or its text.</param>
    /// <param name="role">Whose it is when it does not say.</param>
    public static IReadOnlyList<JsonObject> Of(JsonElement value, string role) => value.ValueKind == JsonValueKind.Object ? value.Named("type") switch
    {
        "function_call" => [new() { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(ChatParts.Call(value.Named("call_id") ?? value.Named("id"), value.Named("name"), value.At("arguments"))), [Alone] = true }],
        "function_call_output" => [ChatParts.Answer(value.Named("call_id"), value.At("output"))],
        _ => Said(value, Role(value.Named("role")) ?? role),
    } : Said(value, role);

    private static IReadOnlyList<JsonObject> Said(JsonElement value, string role)
    {
        var parts = new ChatParts();
        parts.Add(value.ValueKind != JsonValueKind.Object ? value : value.At("content") ?? value.At("parts") ?? (value.TryGetProperty("role", out _) ? default : value));
        if (value.ValueKind != JsonValueKind.Object)
        {
            return parts.Messages(role, null, null);
        }

        foreach (var call in value.At("tool_calls") is { ValueKind: JsonValueKind.Array } calls ? calls.EnumerateArray().ToArray() : [])
        {
            parts.AddCall(call);
        }

        if (parts.IsEmpty && value.Named("refusal") is { } refusal)
        {
            parts.Add(Dialects.Content.Text(refusal));
        }

        return parts.Messages(role, value.Named("name"), value.Named("tool_call_id") ?? value.Named("id"));
    }

    private static string? Role(string? role) => role switch
    {
        null => null,
        "system" or "developer" => "system",
        "assistant" or "ai" or "model" or "bot" => "assistant",
        "tool" or "function" => "tool",
        _ => "user",
    };

    /// <summary>The text of a member; null when it is none.</summary>
    public static string? Named(this JsonElement value, string name) => value.At(name) is { ValueKind: JsonValueKind.String } text ? JsonText.Of(text) : null;

    /// <summary>A member that says something; null when it is absent or null.</summary>
    public static JsonElement? At(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
