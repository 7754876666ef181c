using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>
/// Texts of JSON that was written by others. Clients cut texts in the middle of an emoji, and half a surrogate pair is valid JSON and no
/// valid text; here it becomes U+FFFD, as do NUL, which not every store can keep, and bytes that are no UTF-8.
/// </summary>
internal static class JsonText
{
    private const char Replacement = '\uFFFD';

    // What is kept stands some levels deep in our own records, which go down to 64 and hold no name twice.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 48, AllowDuplicateProperties = false };

    /// <summary>The text of a JSON string.</summary>
    public static string Of(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        var plain = Encoding.UTF8.GetString(raw);
        return (plain.Contains('\\', StringComparison.Ordinal) ? Unescaped(plain) : plain).Replace('\0', Replacement);
    }

    /// <summary>The JSON that a text holds; null when it holds none, or one that is nested too deeply.</summary>
    public static JsonElement? Parsed(string text)
    {
        if (text.AsSpan().TrimStart() is [] or [not ('{' or '[' or '"' or 't' or 'f' or 'n' or '-' or (>= '0' and <= '9')), ..])
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text.Contains("\\u", StringComparison.Ordinal) ? Repaired(text) : text, Shallow);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same value, with every half of a pair and every NUL replaced.</summary>
    public static JsonElement Whole(JsonElement value) =>
        value.ValueKind != JsonValueKind.Undefined && JsonMarshal.GetRawUtf8Value(value).IndexOf("\\u"u8) >= 0 ? Parsed(value.GetRawText()) ?? value : value;

    /// <summary>The same JSON with every escape of half a pair, and of NUL, replaced.</summary>
    private static string Repaired(string json)
    {
        var repaired = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            repaired.Append(json[i]);
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                continue;
            }

            repaired.Append(json[++i]);
            if (json[i] == 'u' && CodeAt(json, i + 1) is { } code)
            {
                var isPair = IsPair(json, i, code);
                repaired.Append(isPair || !(char.IsSurrogate(code) || code == 0) ? json.AsSpan(i + 1, isPair ? 10 : 4) : "FFFD");
                i += isPair ? 10 : 4;
            }
        }

        return repaired.ToString();
    }

    private static string Unescaped(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] == 'u' && CodeAt(escaped, i + 1) is { } code)
            {
                var isPair = IsPair(escaped, i, code);
                text.Append(isPair || !char.IsSurrogate(code) ? code : Replacement).Append(isPair ? CodeAt(escaped, i + 7)!.Value.ToString() : "");
                i += isPair ? 10 : 4;
            }
            else
            {
                text.Append(escaped[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return text.ToString();
    }

    private static char? CodeAt(string json, int start) =>
        start + 4 <= json.Length && ushort.TryParse(json.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;

    private static bool IsPair(string json, int at, char code) =>
        char.IsHighSurrogate(code) && at + 6 < json.Length && json[at + 5] == '\\' && json[at + 6] == 'u' && CodeAt(json, at + 7) is { } low && char.IsLowSurrogate(low);
}
