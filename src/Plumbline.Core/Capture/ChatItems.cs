using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>In responses a message and each call of a tool stand side by side; in chat completions the calls are part of the message.</summary>
internal static class ChatItems
{
    /// <summary>Calls that stand alone become part of the message of the assistant before them.</summary>
    public static IReadOnlyList<JsonObject> Joined(IEnumerable<JsonObject> messages)
    {
        List<JsonObject> joined = [];
        foreach (var message in messages)
        {
            if (joined.Count > 0 && IsCallAlone(message) && joined[^1] is var before && before["role"]!.GetValue<string>() == "assistant" && IsPlain(before))
            {
                var calls = (before["tool_calls"] ??= new JsonArray()).AsArray();
                foreach (var call in message["tool_calls"]!.AsArray())
                {
                    calls.Add(call!.DeepClone());
                }
            }
            else
            {
                joined.Add(message);
            }
        }

        foreach (var message in joined)
        {
            message.Remove(ChatMessage.Alone);
        }

        return joined;
    }

    private static bool IsCallAlone(JsonObject message) => message.ContainsKey(ChatMessage.Alone);

    private static bool IsPlain(JsonObject message) => message["name"] is null;
}
