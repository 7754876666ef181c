using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture;

/// <summary>The parts of one message while they are put into the form of chat completions.</summary>
internal sealed class ChatParts
{
    private readonly List<string> texts = [];
    private readonly List<JsonNode> content = [];
    private readonly List<JsonNode> calls = [];
    private readonly List<JsonObject> answers = [];
    private readonly List<string> reasoning = [];
    private bool holdsMedia;

    public bool IsEmpty => content.Count == 0 && calls.Count == 0 && answers.Count == 0;

    /// <summary>A text, a part, or a list of both.</summary>
    public void Add(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var part in value.EnumerateArray())
                {
                    Add(part);
                }

                break;
            case JsonValueKind.Object:
                AddPart(value);
                break;
            case JsonValueKind.Undefined or JsonValueKind.Null:
                break;
            default:
                AddText(Plain(value));
                break;
        }
    }

    /// <summary>A call as chat completions write it, or flat, as most others do.</summary>
    public void AddCall(JsonElement call)
    {
        var function = call.At("function") ?? call;
        calls.Add(Call(call.Named("id") ?? call.Named("toolCallId"), function.Named("name") ?? function.Named("toolName"), function.At("arguments") ?? function.At("args") ?? function.At("input")));
    }

    public IReadOnlyList<JsonObject> Messages(string role, string? name, string? callId)
    {
        if (answers.Count > 0 && content.Count == 0 && calls.Count == 0)
        {
            return answers;
        }

        var message = new JsonObject { ["role"] = role };
        if (name is not null)
        {
            message["name"] = name;
        }

        message["content"] = holdsMedia ? new JsonArray([.. content]) : texts.Count > 0 ? string.Join('\n', texts) : calls.Count > 0 ? null : "";
        if (reasoning.Count > 0)
        {
            message["reasoning"] = string.Join('\n', reasoning);
        }

        if (calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. calls]);
        }

        if (role == "tool" && callId is not null)
        {
            message["tool_call_id"] = callId;
        }

        return [.. answers, message];
    }

    public static JsonNode Call(string? id, string? name, JsonElement? arguments)
    {
        var call = new JsonObject();
        if (id is not null)
        {
            call["id"] = id;
        }

        call["type"] = "function";
        call["function"] = new JsonObject { ["name"] = name ?? "", ["arguments"] = arguments is { } said ? Plain(said) : "{}" };
        return call;
    }

    /// <summary>What a tool answered, as a message.</summary>
    public static JsonObject Answer(string? callId, JsonElement? answer)
    {
        var message = new JsonObject { ["role"] = "tool", ["content"] = answer is { } said ? AnswerOf(said) : "" };
        if (callId is not null)
        {
            message["tool_call_id"] = callId;
        }

        return message;
    }

    private void AddPart(JsonElement part)
    {
        switch (part.Named("type"))
        {
            case "tool_call" or "tool-call" or "tool_use" or "function_call":
                calls.Add(Call(part.Named("id") ?? part.Named("toolCallId") ?? part.Named("call_id"), part.Named("name") ?? part.Named("toolName"), part.At("arguments") ?? part.At("input") ?? part.At("args")));
                break;
            case "tool_call_response" or "tool-result" or "tool_result":
                answers.Add(Answer(part.Named("id") ?? part.Named("toolCallId") ?? part.Named("tool_use_id"), part.At("response") ?? part.At("output") ?? part.At("result") ?? part.At("content")));
                break;
            case "reasoning" or "thinking":
                reasoning.Add(part.Named("content") ?? part.Named("text") ?? part.Named("thinking") ?? "");
                break;
            case null or "text" or "input_text" or "output_text" or "refusal" when (part.Named("text") ?? part.Named("content") ?? part.Named("refusal")) is { } text:
                AddText(text);
                break;
            default:
                holdsMedia = true;
                content.Add(ChatMedia.Of(part));
                break;
        }
    }

    private void AddText(string text)
    {
        texts.Add(text);
        content.Add(new JsonObject { ["type"] = "text", ["text"] = text });
    }

    /// <summary>The Vercel SDK says of an answer whether it is a text or JSON; blocks of text are their text.</summary>
    private static string AnswerOf(JsonElement answer)
    {
        if (answer.Named("type") is "text" or "json" or "error-text" or "error-json" && answer.At("value") is { } value)
        {
            return Plain(value);
        }

        return answer.ValueKind == JsonValueKind.Array && answer.EnumerateArray().All(block => block.Named("text") is not null)
            ? string.Join('\n', answer.EnumerateArray().Select(block => block.Named("text"))) : Plain(answer);
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : JsonSerializer.Serialize(value, WireFormat.Options);
}
