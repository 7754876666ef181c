using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline;

/// <summary>A time on the wire states its offset: without one it would mean another moment on every machine that reads it.</summary>
internal sealed class OffsetTime : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time) && StatesOffset(reader.GetString()!) ? time : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // 2026-03-01T12:00:00Z or 2026-03-01T12:00:00+02:00; the reader took it as a time, so only the end is open.
    private static bool StatesOffset(string text) => text.Contains('T', StringComparison.Ordinal) && (text[^1] is 'Z' || text[^6] is '+' or '-');
}
