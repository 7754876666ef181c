using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>A message of OpenInference as one of chat completions.</summary>
internal static class OpenInferenceMessage
{
    public static JsonObject Of(JsonObject message, bool isAnswer)
    {
        var made = new JsonObject { ["role"] = Copy(message["role"]) ?? (isAnswer ? "assistant" : "user") };
        foreach (var name in new[] { "name", "tool_call_id" })
        {
            if (Copy(message[name]) is { } value)
            {
                made[name] = value;
            }
        }

        made["content"] = message["contents"] is JsonArray contents
            ? new JsonArray([.. contents.OfType<JsonObject>().Select(item => Part(item["message_content"] as JsonObject ?? item))])
            : Copy(message["content"]);
        if (message["tool_calls"] is JsonArray calls)
        {
            made["tool_calls"] = new JsonArray([.. calls.OfType<JsonObject>().Select(item => Copy(item["tool_call"] ?? item))]);
        }
        else if (message["function_call_name"] is { } function)
        {
            made["tool_calls"] = new JsonArray(new JsonObject { ["name"] = Copy(function), ["arguments"] = Copy(message["function_call_arguments_json"]) });
        }

        return made;
    }

    private static JsonNode? Part(JsonObject part) => part["image"] is JsonObject image && (image["image"] is JsonObject inner ? inner : image)["url"] is { } url
        ? new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = Copy(url) } }
        : Copy(part);

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
