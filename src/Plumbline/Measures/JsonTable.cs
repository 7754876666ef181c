using System.Text;
using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>A table as a JSON list of objects, or as objects one after another.</summary>
internal static class JsonTable
{
    /// <exception cref="UsageException">It is no JSON, or a row is no object of texts and numbers.</exception>
    public static InputTable Of(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var rows = new List<InputRow>();
        var (line, counted) = (1, 0);
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 0, TokenType: JsonTokenType.StartArray or JsonTokenType.EndArray })
                {
                    continue;
                }

                var start = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(counted..start).Count((byte)'\n');
                counted = start;
                rows.Add(Row(new(name, line), JsonElement.ParseValue(ref reader)));
            }
        }
        catch (JsonException wrong)
        {
            throw new FilePlace(name, (wrong.LineNumber ?? 0) + 1).Refuse(null, "this is not JSON", "Give a list of objects, or an object a line.");
        }

        return new([.. rows.SelectMany(row => row.Columns).Distinct(StringComparer.OrdinalIgnoreCase)], rows);
    }

    private static InputRow Row(FilePlace place, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw place.Refuse(null, "a row is an object with a member for each column", "Write {\"item\": \"a\", …}.");
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in row.EnumerateObject())
        {
            if (!values.TryAdd(member.Name, Value(place, member)))
            {
                throw place.Refuse(member.Name, "the row names the column twice", "Give every column a name of its own.");
            }
        }

        return new(place, values);
    }

    private static string? Value(FilePlace place, JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => member.Value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => member.Value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => throw place.Refuse(member.Name, "it is a list or an object", "Give a text or a number."),
    };
}
