using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>A tool that a model asked for.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What it was given, as JSON with line breaks where it is JSON.</param>
/// <param name="Id">The id of the call.</param>
public sealed record ToolCall(string Name, string Arguments, string? Id)
{
    private static readonly string[] Given = ["arguments", "input", "args"];

    /// <summary>The calls in a list of nothing else, in the shapes in which vendors write them; empty when it is something else.</summary>
    /// <param name="json">A list of calls, or one call.</param>
    public static IReadOnlyList<ToolCall> Of(JsonElement json)
    {
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(One).ToArray() : [One(json)];
        return Array.Exists(items, call => call is null) ? [] : [.. items.OfType<ToolCall>()];
    }

    private static ToolCall? One(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var nested = item.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object;
        var inner = nested ? function : item;
        return (nested || Text(item, "type") is "tool_use" or "tool_call" or "tool-call" or "function_call") && (Text(inner, "name") ?? Text(inner, "toolName")) is { } name && Given.FirstOrDefault(one => inner.TryGetProperty(one, out _)) is { } given
            ? new(name, CapturedText.Pretty(Raw(inner.GetProperty(given))), Text(item, "id") ?? Text(item, "call_id") ?? Text(item, "toolCallId"))
            : null;
    }

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
