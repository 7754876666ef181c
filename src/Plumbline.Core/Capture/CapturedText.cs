using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>What a captured text holds, so that it can be shown as such: calls of tools, messages or other JSON; a text that is no JSON holds none of them.</summary>
/// <param name="Calls">Calls of tools, when it is a list of nothing else.</param>
/// <param name="Messages">Messages, when it is a list of nothing else.</param>
/// <param name="Json">JSON with line breaks, when it is JSON of another kind.</param>
public sealed record CapturedText(IReadOnlyList<ToolCall>? Calls = null, IReadOnlyList<Message>? Messages = null, string? Json = null)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Looks at a text. Cost linear.</summary>
    /// <param name="text">What came in or went out of a step, or was said.</param>
    public static CapturedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parsed(text) is not { } json ? new()
            : ToolCall.Of(json) is { Count: > 0 } calls ? new(Calls: calls)
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
