using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets.RealHumanEval;

/// <summary>Lists, objects, texts and numbers as Python prints them: either quote, <c>None</c>, <c>True</c>, <c>False</c>. Nothing is run.</summary>
internal static class PythonLiteral
{
    private static readonly (string Python, string Json)[] Words = [("None", "null"), ("True", "true"), ("False", "false")];

    /// <summary>The value; null for what is no such literal.</summary>
    public static JsonElement? Parse(string text)
    {
        var json = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            at = text[at] is '\'' or '"' ? Quoted(text, at, json) : Plain(text, at, json);
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Plain(string text, int at, StringBuilder json)
    {
        foreach (var (python, word) in Words)
        {
            if (string.CompareOrdinal(text, at, python, 0, python.Length) == 0)
            {
                json.Append(word);
                return at + python.Length;
            }
        }

        json.Append(text[at]);
        return at + 1;
    }

    /// <summary>Writes a text that begins with its quote, and gives the place behind it. One that never ends is left open, which is no JSON.</summary>
    private static int Quoted(string text, int start, StringBuilder json)
    {
        var value = new StringBuilder();
        for (var at = start + 1; at < text.Length;)
        {
            if (text[at] == text[start])
            {
                json.Append(JsonSerializer.Serialize(value.ToString()));
                return at + 1;
            }

            at = text[at] == '\\' ? Escaped(text, at + 1, value) : Copy(text, at, value);
        }

        json.Append('"');
        return text.Length;
    }

    private static int Copy(string text, int at, StringBuilder value)
    {
        value.Append(text[at]);
        return at + 1;
    }

    /// <summary>Writes what stands behind a backslash. An escape that Python does not know stays as it is, as Python has it.</summary>
    private static int Escaped(string text, int at, StringBuilder value)
    {
        var kind = at < text.Length ? text[at] : '\\';
        if (Digits(kind) is { } digits && at + digits < text.Length && int.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
        {
            value.Append(new Rune(code));
            return at + 1 + digits;
        }

        _ = kind switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            '\\' or '\'' or '"' => value.Append(kind),
            _ => value.Append('\\').Append(kind),
        };
        return at + 1;
    }

    private static int? Digits(char kind) => kind switch
    {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => null,
    };
}
