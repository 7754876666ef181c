using System.Buffers;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>What a stream came to.</summary>
/// <param name="Answer">The answer as the same call without streaming would have given it; null when nothing of it came.</param>
/// <param name="IsComplete">True when the stream said that it was at its end; what came so far otherwise.</param>
/// <param name="Error">The error that the stream told, an object; null without one.</param>
public sealed record StreamedAnswer(JsonElement? Answer, bool IsComplete, JsonElement? Error);

/// <summary>Streams of chat completions, text completions and responses, each into the one answer that it tells.</summary>
public static class StreamedChat
{
    private const string End = "[DONE]";

    /// <summary>Reads a stream from its beginning, as far as it came.</summary>
    /// <param name="text">The body of the answer, in the format <c>text/event-stream</c>; what is no JSON in it is passed over.</param>
    /// <exception cref="InvalidOperationException">A text in it holds half a surrogate pair.</exception>
    /// <remarks>Cost: linear in the text.</remarks>
    public static StreamedAnswer Of(string text)
    {
        ServerSentEvent[] events = [.. ServerSentEvents.Of(text)];
        JsonElement[] told = [.. events.Select(one => Parsed(one.Data)).OfType<JsonElement>()];
        var error = told.Select(ErrorIn).FirstOrDefault(found => found is not null);
        return Array.Exists(told, one => TypeOf(one) is { } type && type.StartsWith("response.", StringComparison.Ordinal))
            ? StreamedResponse.Of(told, error)
            : Chunks(told, error, Array.Exists(events, one => one.Data == End));
    }

    internal static string? TypeOf(JsonElement told) => told.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    internal static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            write(writer);
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private static StreamedAnswer Chunks(JsonElement[] chunks, JsonElement? error, bool ended)
    {
        var choices = new SortedDictionary<int, GrowingObject>();
        var rest = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var chunk in chunks)
        {
            foreach (var member in chunk.EnumerateObject().Where(member => member.Name is not ("choices" or "object" or "error") && member.Value.ValueKind != JsonValueKind.Null))
            {
                rest[member.Name] = member.Value;
            }

            foreach (var choice in ChoicesOf(chunk))
            {
                var index = choice.TryGetProperty("index", out var place) && place.ValueKind == JsonValueKind.Number && place.TryGetInt32(out var n) ? n : 0;
                (choices.TryGetValue(index, out var known) ? known : choices[index] = new()).Add(choice);
            }
        }

        JsonElement? answer = choices.Count == 0 ? null : Written(writer => WriteAnswer(writer, rest, choices));
        return new(answer, ended || (choices.Count > 0 && choices.Values.All(choice => choice.Has("finish_reason"))), error);
    }

    private static IEnumerable<JsonElement> ChoicesOf(JsonElement chunk) =>
        chunk.TryGetProperty("choices", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.Object) : [];

    private static void WriteAnswer(Utf8JsonWriter writer, OrderedDictionary<string, JsonElement> rest, SortedDictionary<int, GrowingObject> choices)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in rest)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteStartArray("choices");
        foreach (var choice in choices.Values)
        {
            choice.WriteTo(writer, name => name == "delta" ? "message" : name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static JsonElement? ErrorIn(JsonElement told) =>
        told.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error
        : TypeOf(told) == "error" ? told
        : null;

    private static JsonElement? Parsed(string data)
    {
        try
        {
            return data != End && JsonElement.Parse(data) is { ValueKind: JsonValueKind.Object } told ? told : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
