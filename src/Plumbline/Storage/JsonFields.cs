using System.Text;
using System.Text.Json;

namespace Plumbline.Storage;

/// <summary>Walks the fields of one JSON object: unknown and doubled names are refused, values are typed.</summary>
/// <param name="place">Where the object stands.</param>
/// <param name="known">The fields it may have, found quickest in this order.</param>
internal ref struct JsonFields(FilePlace place, JsonField[] known)
{
    private const int LongestId = 800;
    private uint seen;
    private int current = -1;

    /// <summary>Moves to the next field and its value; null at the end of the object, which must have every required field.</summary>
    public string? Next(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType == JsonTokenType.EndObject)
        {
            RefuseMissing();
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

    /// <summary>The current value as a text that is there: 1 to 800 characters, not blank.</summary>
    public readonly string Id(ref Utf8JsonReader json) => Text(ref json) switch
    {
        null => throw Wrong("is null"),
        var id when string.IsNullOrWhiteSpace(id) => throw Wrong("is empty"),
        { Length: > LongestId } id => throw Wrong($"has {id.Length} characters"),
        var id => id,
    };

    /// <summary>The same where lines share ids, which are kept once.</summary>
    public readonly string Id(ref Utf8JsonReader json, RecurringTexts ids) =>
        json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && ids.Find(json.ValueSpan) is { } known ? known : ids.Keep(Id(ref json));

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

    /// <summary>Writers keep to one order, so the search starts behind the last name.</summary>
    private readonly int Find(ref Utf8JsonReader json)
    {
        for (var step = 1; step <= known.Length; step++)
        {
            var index = (current + step) % known.Length;
            if (known[index].IsAt(ref json))
            {
                return index;
            }
        }

        throw place.Refuse(
            Encoding.UTF8.GetString(json.ValueSpan), "is not a known field", $"The fields are {string.Join(", ", known.Select(field => field.Name))}.");
    }

    private readonly void RefuseMissing()
    {
        for (var index = 0; index < known.Length; index++)
        {
            if (known[index].Required && (seen & (1u << index)) == 0)
            {
                throw place.Refuse(known[index].Name, "is missing", known[index].Fix);
            }
        }
    }

    private readonly void Advance(ref Utf8JsonReader json)
    {
        try
        {
            json.Read();
        }
        catch (JsonException)
        {
            throw Wrong("is not a whole JSON value (NaN and Infinity are none)");
        }
    }
}
