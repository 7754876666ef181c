using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Capture;
using Plumbline.Traces;

namespace Plumbline.Web;

/// <summary>What a captured text is, so that it can be shown as such: calls of tools, messages, JSON, or Markdown.</summary>
/// <param name="Calls">Calls of tools, when it is a list of them.</param>
/// <param name="Messages">Messages, when it is a list of them.</param>
/// <param name="Json">JSON with line breaks, when it is JSON of another kind.</param>
/// <param name="Html">Markdown as HTML, when it is none of these and short enough.</param>
public sealed record ReadableText(IReadOnlyList<ToolCall>? Calls = null, IReadOnlyList<Message>? Messages = null, string? Json = null, string? Html = null)
{
    private const int LongestMarkdown = 100_000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Looks at a text.</summary>
    public static ReadableText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Parsed(text) is not { } json)
        {
            return new(Html: text.Length <= LongestMarkdown ? SafeMarkdown.Html(text) : null);
        }

        return ToolCall.Of(json) is { Count: > 0 } calls ? new(Calls: calls)
            : IsMessages(json) ? new(Messages: ChatMessages.Of(json))
            : new(Json: JsonSerializer.Serialize(json, Indented));
    }

    /// <summary>JSON with line breaks; a text that is no JSON stays as it is.</summary>
    internal static string Pretty(string text) => Parsed(text) is { } json ? JsonSerializer.Serialize(json, Indented) : text;

    private static bool IsMessages(JsonElement json) => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0
        && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String);

    private static JsonElement? Parsed(string text)
    {
        if (text.AsSpan().Trim() is not (['{', .., '}'] or ['[', .., ']']))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A tool that a model asked for.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What it was given, as JSON with line breaks where it is JSON.</param>
/// <param name="Id">The id of the call.</param>
public sealed record ToolCall(string Name, string Arguments, string? Id)
{
    private static readonly string[] Given = ["arguments", "input", "args"];

    /// <summary>The calls in a list of nothing else, in the shapes in which vendors write them; empty when it is something else.</summary>
    public static IReadOnlyList<ToolCall> Of(JsonElement json)
    {
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(One).ToArray() : [One(json)];
        return Array.TrueForAll(items, call => call is not null) ? items! : [];
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
            ? new(name, ReadableText.Pretty(Raw(inner.GetProperty(given))), Text(item, "id") ?? Text(item, "call_id") ?? Text(item, "toolCallId"))
            : null;
    }

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
