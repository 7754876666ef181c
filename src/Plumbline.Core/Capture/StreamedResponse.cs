using System.Text;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>A stream of the responses API: its last event carries the whole response; before that, the pieces of text are what is known.</summary>
internal static class StreamedResponse
{
    private static readonly string[] Ends = ["response.completed", "response.failed", "response.incomplete"];

    public static StreamedAnswer Of(IReadOnlyList<JsonElement> told, JsonElement? error) =>
        told.LastOrDefault(one => Ends.Contains(StreamedChat.TypeOf(one)) && Response(one) is not null) is { ValueKind: JsonValueKind.Object } end
            ? new(Response(end), true, error)
            : new(SoFar(told), false, error);

    private static JsonElement? Response(JsonElement told) => told.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object ? response : null;

    /// <summary>The response as it was announced, with the text that came instead of its output.</summary>
    private static JsonElement? SoFar(IReadOnlyList<JsonElement> told)
    {
        var announced = told.Select(Response).LastOrDefault(response => response is not null);
        var text = new StringBuilder();
        foreach (var one in told.Where(one => StreamedChat.TypeOf(one) == "response.output_text.delta"))
        {
            text.Append(one.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.String ? delta.GetString() : "");
        }

        return announced is null && text.Length == 0 ? null : StreamedChat.Written(writer => Write(writer, announced, text.ToString()));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement? announced, string text)
    {
        writer.WriteStartObject();
        foreach (var member in announced?.EnumerateObject().Where(member => member.Name != "output") ?? [])
        {
            member.WriteTo(writer);
        }

        writer.WriteStartArray("output");
        if (text.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message");
            writer.WriteString("role", "assistant");
            writer.WriteString("content", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
