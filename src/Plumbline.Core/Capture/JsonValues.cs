using System.Globalization;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>Attributes and values out of OTLP's JSON.</summary>
internal sealed class JsonValues
{
    private const int Deepest = 48;

    public OtlpSieve Sieve { get; } = new();

    /// <summary>The attributes of a message; of a key that stands twice the last counts.</summary>
    public Dictionary<string, OtlpValue> Attributes(JsonMembers message) => Pairs(message, "attributes", 0);

    /// <summary>One AnyValue; empty when no choice is set.</summary>
    public OtlpValue Value(JsonMembers value, int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new OtlpFormatException($"Values are nested at most {Deepest} deep.");
        }

        return value switch
        {
            _ when value.TryFind("stringValue", out var text) => OtlpValue.Of(TextOf("stringValue", text)),
            _ when value.TryFind("intValue", out var integer) => Integer(integer),
            _ when value.TryFind("doubleValue", out var number) => OtlpValue.Of(Number("doubleValue", number)),
            _ when value.TryFind("boolValue", out var flag) => OtlpValue.Of(flag.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw JsonMembers.Wrong("boolValue", "true or false", flag),
            }),
            _ when value.TryFind("arrayValue", out var list) => OtlpValue.Of(Items(new(list), depth + 1)),
            _ when value.TryFind("kvlistValue", out var map) => OtlpValue.Of(Pairs(new(map), "values", depth + 1)),
            _ when value.TryFind("bytesValue", out var bytes) => OtlpValue.Of(Base64(bytes)),
            _ => default,
        };
    }

    private OtlpValue[] Items(JsonMembers list, int depth)
    {
        List<OtlpValue> items = [];
        foreach (var item in list.Elements("values"))
        {
            Sieve.Count();
            items.Add(item.ValueKind == JsonValueKind.Null ? default : Value(new(item), depth));
        }

        return [.. items];
    }

    private Dictionary<string, OtlpValue> Pairs(JsonMembers message, string name, int depth)
    {
        var pairs = new Dictionary<string, OtlpValue>(StringComparer.Ordinal);
        foreach (var item in message.Elements(name))
        {
            Sieve.Count();
            var pair = new JsonMembers(item);
            pairs[pair.Text("key") ?? ""] = Value(pair.Child("value"), depth);
        }

        return pairs;
    }

    private static string TextOf(string name, JsonElement text) =>
        text.ValueKind == JsonValueKind.String ? JsonText.Of(text) : throw JsonMembers.Wrong(name, "a text", text);

    /// <summary>JavaScript writes a whole double beyond 64 bits as an integer too; it stays a double.</summary>
    private static OtlpValue Integer(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var integer) => OtlpValue.Of(integer),
        JsonValueKind.String when long.TryParse(JsonText.Of(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => OtlpValue.Of(integer),
        _ => OtlpValue.Of(Number("intValue", value)) is var number && number.AsInteger() is { } whole ? OtlpValue.Of(whole) : number,
    };

    private static double Number(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => number,
        JsonValueKind.String => JsonText.Of(value) switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw JsonMembers.Wrong(name, "a number", value),
        },
        _ => throw JsonMembers.Wrong(name, "a number", value),
    };

    private static byte[] Base64(JsonElement value)
    {
        var text = TextOf("bytesValue", value).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var written) ? bytes[..written] : throw JsonMembers.Wrong("bytesValue", "base64", value);
    }
}
