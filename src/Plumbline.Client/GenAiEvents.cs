using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Client;

/// <summary>Messages that older instrumentations write as events of the activity, one each, or all in one.</summary>
internal static class GenAiEvents
{
    /// <summary>The messages that went in; null when no event tells.</summary>
    public static JsonElement? Messages(Activity activity)
    {
        if (Value(activity, "gen_ai.content.prompt", "gen_ai.prompt") is { } whole)
        {
            return GenAiTags.Text(whole);
        }

        var messages = new JsonArray();
        foreach (var said in activity.Events)
        {
            if (RoleOf(said.Name) is { } role)
            {
                messages.Add(new JsonObject { ["role"] = role, ["content"] = Content(said) });
            }
        }

        return messages.Count == 0 ? null : JsonSerializer.SerializeToElement(messages, WireFormat.Options);
    }

    /// <summary>The answer; null when no event tells.</summary>
    public static JsonElement? Answer(Activity activity) => GenAiTags.Text(
        Value(activity, "gen_ai.content.completion", "gen_ai.completion")
        ?? activity.Events.Where(said => said.Name == "gen_ai.choice").Select(Content).FirstOrDefault());

    private static string? RoleOf(string name) => name switch
    {
        "gen_ai.system.message" => "system",
        "gen_ai.user.message" => "user",
        "gen_ai.assistant.message" => "assistant",
        "gen_ai.tool.message" => "tool",
        _ => null,
    };

    private static string? Value(Activity activity, string name, string tag) =>
        activity.Events.Where(said => said.Name == name).Select(said => Tag(said, tag)).FirstOrDefault(value => value is not null);

    private static string? Tag(ActivityEvent said, string name) => said.Tags.FirstOrDefault(tag => tag.Key == name).Value?.ToString();

    /// <summary>The text of one message: its own tag, or inside the JSON of the whole event.</summary>
    private static string Content(ActivityEvent said)
    {
        if (Tag(said, "gen_ai.event.content") is not { } body)
        {
            return Tag(said, "content") ?? "";
        }

        try
        {
            var json = JsonNode.Parse(body) as JsonObject;
            var message = json?["message"] as JsonObject ?? json;
            return message?["content"] is JsonValue text && text.TryGetValue<string>(out var content) ? content : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
