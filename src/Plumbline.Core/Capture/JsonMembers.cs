using System.Globalization;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>The members of one message in OTLP's JSON; what is absent or null is empty or zero.</summary>
internal readonly struct JsonMembers
{
    private readonly JsonElement message;

    public JsonMembers(JsonElement message) => this.message = message.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined
        ? message : throw new OtlpFormatException($"A message is an object, not {Word(message)}.");

    public JsonMembers Child(string name) => Find(name) is { } child ? new(child) : default;

    public IEnumerable<JsonMembers> List(string name)
    {
        foreach (var item in Elements(name))
        {
            yield return new(item);
        }
    }

    public JsonElement.ArrayEnumerator Elements(string name) => Find(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } other => throw Wrong(name, "a list", other),
    };

    public bool TryFind(string name, out JsonElement found)
    {
        found = Find(name) ?? default;
        return found.ValueKind != JsonValueKind.Undefined;
    }

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => JsonText.Of(text) is { Length: > 0 } said ? said : null,
        { } other => throw Wrong(name, "a text", other),
    };

    /// <summary>A number of a few digits: an enumeration, as some senders by its text.</summary>
    public int Integer(string name) => Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var integer) => integer,
        { ValueKind: JsonValueKind.String } text when int.TryParse(JsonText.Of(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        { } other => throw Wrong(name, "an integer", other),
    };

    /// <summary>Nanoseconds, as a text or a number; JavaScript writes large ones as 1.7e18.</summary>
    public ulong Nanoseconds(string name) => Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetUInt64(out var integer) => integer,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && value is >= 0 and < ulong.MaxValue => (ulong)value,
        { ValueKind: JsonValueKind.String } text when ulong.TryParse(JsonText.Of(text), NumberStyles.None, CultureInfo.InvariantCulture, out var integer) => integer,
        { ValueKind: JsonValueKind.String } text when JsonText.Of(text).Length == 0 => 0,
        { } other => throw Wrong(name, "nanoseconds since 1970", other),
    };

    public static OtlpFormatException Wrong(string name, string right, JsonElement found) => new($"'{name}' is {right}, not {Word(found)}.");

    private JsonElement? Find(string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static string Word(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "this text",
        JsonValueKind.Number => "this number",
        _ => "true, false or null",
    };
}
