using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>Values of attributes as JSON.</summary>
internal static class Content
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as JSON; a text that holds an object or a list is read as that. Null when it says nothing.</summary>
    public static JsonElement? Of(OtlpValue value) => value.Kind switch
    {
        OtlpValueKind.Null => null,
        OtlpValueKind.Text => OfText(value.AsText()!),
        _ => Written(value.WriteTo),
    };

    /// <summary>A text that holds an object or a list as that, any other as it is; null when it is empty.</summary>
    public static JsonElement? OfText(string text) =>
        text.Length == 0 ? null : text.AsSpan().TrimStart() is ['{' or '[', ..] && JsonText.Parsed(text) is { } json ? json : Text(text);

    /// <summary>The value as it came: JSON inside a text stays a text.</summary>
    public static JsonElement Raw(OtlpValue value) => Written(value.WriteTo);

    public static JsonElement Raw(IReadOnlyDictionary<string, OtlpValue> members) => Written(writer => OtlpValue.Write(writer, members));

    public static JsonElement Text(string text) => Written(writer => writer.WriteStringValue(text));

    public static JsonElement Of(JsonNode node) => Written(writer => node.WriteTo(writer));

    /// <summary>An object of the members that say something; null when none does.</summary>
    public static JsonElement? Members(IEnumerable<(string Name, JsonElement? Value)> members)
    {
        (string Name, JsonElement? Value)[] said = [.. members.Where(member => member.Value is not null).DistinctBy(member => member.Name, StringComparer.Ordinal)];
        return said.Length == 0 ? null : Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in said)
            {
                writer.WritePropertyName(name);
                value!.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>An object whole, anything else null.</summary>
    public static JsonElement? Object(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } ? value : null;

    public static IReadOnlyList<string>? TextsOf(OtlpValue value)
    {
        string[] texts = value.Kind switch
        {
            OtlpValueKind.List => [.. value.Items.Select(item => item.AsText()).OfType<string>()],
            OtlpValueKind.Text when Of(value) is { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(JsonOf)],
            OtlpValueKind.Text => value.AsText()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };
        return texts.Length == 0 ? null : texts;
    }

    private static string JsonOf(JsonElement item) => item.ValueKind == JsonValueKind.String ? JsonText.Of(item) : item.GetRawText();

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonElement Written(Action<Utf8JsonWriter> write) => JsonElement.Parse(Bytes(write), new() { MaxDepth = 1000 });
}
