using System.Text.Json;

namespace Plumbline.Storage;

/// <summary>Walks the fields of one JSON object: unknown and doubled names are refused, values are typed.</summary>
/// <param name="place">Where the object stands.</param>
/// <param name="known">The names it may have, each with what its value must be.</param>
internal ref struct JsonFields(FilePlace place, (string Name, string Fix)[] known)
{
    private const int LongestId = 800;
    private uint seen;
    private int current;

    /// <summary>Moves to the next field and its value; null at the end of the object.</summary>
    public string? Next(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        current = Find(ref json);
        if ((seen & (1u << current)) != 0)
        {
            throw place.Refuse(known[current].Name, "stands twice in the line", "Keep one.");
        }

        seen |= 1u << current;
        Advance(ref json);
        return known[current].Name;
    }

    /// <summary>Refuses an object without the field.</summary>
    public readonly void Require(string name)
    {
        var index = Array.FindIndex(known, field => field.Name == name);
        if ((seen & (1u << index)) == 0)
        {
            throw place.Refuse(name, "is missing", known[index].Fix);
        }
    }

    /// <summary>The current value as a text that is there: 1 to 800 characters, not blank.</summary>
    public readonly string Id(ref Utf8JsonReader json) => Text(ref json) switch
    {
        null => throw Wrong("is null"),
        var id when string.IsNullOrWhiteSpace(id) => throw Wrong("is empty"),
        { Length: > LongestId } id => throw Wrong($"has {id.Length} characters"),
        var id => id,
    };

    /// <summary>The current value as a text or null.</summary>
    public readonly string? Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.TokenType switch
            {
                JsonTokenType.String => json.GetString(),
                JsonTokenType.Null => null,
                _ => throw Wrong("is not a text"),
            };
        }
        catch (InvalidOperationException)
        {
            throw Wrong("is not valid UTF-8 text");
        }
    }

    /// <summary>The current value as a finite number or null.</summary>
    public readonly double? Number(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonTokenType.Number => throw Wrong("is too large a number"),
        _ => throw Wrong("is not a number"),
    };

    /// <summary>The refusal of the current value.</summary>
    public readonly UsageException Wrong(string problem) => place.Refuse(known[current].Name, problem, known[current].Fix);

    private readonly int Find(ref Utf8JsonReader json)
    {
        for (var index = 0; index < known.Length; index++)
        {
            if (json.ValueTextEquals(known[index].Name))
            {
                return index;
            }
        }

        throw place.Refuse(
            JsonSerializer.Deserialize<string>(ref json), "is not a known field", $"The fields are {string.Join(", ", known.Select(field => field.Name))}.");
    }

    private readonly void Advance(ref Utf8JsonReader json)
    {
        try
        {
            json.Read();
        }
        catch (JsonException)
        {
            throw Wrong("is not a JSON value (NaN and Infinity are none)");
        }
    }
}
