using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Traces;

namespace Plumbline.Datasets.Formats;

/// <summary>Lists of chat messages as trainers take them.</summary>
internal static class ChatLines
{
    public static JsonArray Of(IEnumerable<Message> messages) =>
        [.. messages.Select(message => new JsonObject { ["role"] = message.Role == "developer" ? "system" : message.Role, ["content"] = message.Content })];

    public static JsonArray Answer(string text) => Of([new("assistant", text)]);

    /// <summary>Why a prompt cannot stand before an answer; null when it can.</summary>
    public static string? WhyNot(ExportRow row) => row switch
    {
        { Prompt: [] } or { Prompt: [.., { Role: not ("user" or "tool") }] } => "the prompt does not end with the user's message",
        _ when row.Prompt.Any(message => message.Role is not "tool" && message.Content.Length == 0) => "a message is empty",
        _ when row.Answer.Length == 0 || row.Rejected?.Length == 0 => "an answer is empty",
        _ when row.Answer == row.Rejected => "chosen and rejected are the same text",
        _ => null,
    };

    /// <summary>What is wrong with a list of messages that should stand under a name.</summary>
    public static IEnumerable<string> Problems(JsonElement line, string name, params string[] roles)
    {
        if (!line.TryGetProperty(name, out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            return [$"{name} is no list of messages."];
        }

        return messages.EnumerateArray().Index().SelectMany(message => OfMessage(message.Item, $"{name}[{message.Index}]", roles));
    }

    /// <summary>What is wrong with a list that should be one answer of the assistant.</summary>
    public static IEnumerable<string> AnswerProblems(JsonElement line, string name) =>
        Problems(line, name, "assistant") is var problems && problems.Any() ? problems
        : line.GetProperty(name).GetArrayLength() != 1 ? [$"{name} holds more than one message."]
        : [];

    /// <summary>The role of the last message under a name; null when there is none.</summary>
    public static string? LastRole(JsonElement line, string name) =>
        line.TryGetProperty(name, out var messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0
        && messages[messages.GetArrayLength() - 1] is { ValueKind: JsonValueKind.Object } last && last.TryGetProperty("role", out var role)
        && role.ValueKind == JsonValueKind.String
            ? role.GetString()
            : null;

    private static IEnumerable<string> OfMessage(JsonElement message, string place, string[] roles)
    {
        if (message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String
            || !message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
        {
            yield return $"{place} is no message with a role and a content, both texts.";
            yield break;
        }

        if (!roles.Contains(role.GetString()))
        {
            yield return $"{place}.role is '{role.GetString()}'; taken are {string.Join(", ", roles)}.";
        }

        if (role.GetString() != "tool" && content.GetString()!.Length == 0)
        {
            yield return $"{place}.content is empty.";
        }
    }
}
