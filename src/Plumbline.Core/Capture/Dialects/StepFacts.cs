using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>A span, or a log record that speaks of one, as the dialects read it.</summary>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="StartedAt">When it began; null when not said.</param>
/// <param name="Events">Moments in it.</param>
internal sealed record StepFacts(
    IReadOnlyDictionary<string, OtlpValue> Attributes, OtlpSource Source, DateTimeOffset? StartedAt, IReadOnlyList<OtlpEvent> Events)
{
    public bool Has(string key) => Attributes.ContainsKey(key);

    public bool HasUnder(string prefix)
    {
        foreach (var key in Attributes.Keys)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of the attributes that is a text that says something.</summary>
    public string? Text(params ReadOnlySpan<string> keys) => First(keys, static value => value.AsText() is { Length: > 0 } text ? text : null);

    public long? Integer(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Attributes.TryGetValue(key, out var value) && value.AsInteger() is { } integer)
            {
                return integer;
            }
        }

        return null;
    }

    public double? Number(string key) => Attributes.TryGetValue(key, out var value) ? value.AsNumber() : null;

    /// <summary>The first of the attributes that says something, as JSON; JSON inside a text is read as what it is.</summary>
    public JsonElement? Json(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Attributes.TryGetValue(key, out var value) && Content.Of(value) is { } json)
            {
                return json;
            }
        }

        return null;
    }

    /// <summary>The texts of a list, of a list that is written as JSON, or of one text with commas.</summary>
    public IReadOnlyList<string>? Texts(params ReadOnlySpan<string> keys) => First(keys, Content.TextsOf);

    /// <summary>Attributes whose names go on after a prefix, by the rest of their names.</summary>
    public IEnumerable<(string Key, OtlpValue Value)> Under(string prefix) =>
        Attributes.Where(pair => pair.Key.Length > prefix.Length && pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => (pair.Key[prefix.Length..], pair.Value));

    private T? First<T>(ReadOnlySpan<string> keys, Func<OtlpValue, T?> read)
        where T : class
    {
        foreach (var key in keys)
        {
            if (Attributes.TryGetValue(key, out var value) && read(value) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
