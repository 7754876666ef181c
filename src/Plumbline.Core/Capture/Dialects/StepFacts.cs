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
    private string[]? names;

    public bool Has(string key) => Attributes.ContainsKey(key);

    public bool HasUnder(string prefix) => From(prefix) is var at && at < Names.Length && Names[at].StartsWith(prefix, StringComparison.Ordinal);

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

    /// <summary>Attributes whose names go on after a prefix, by the rest of their names and in the order of these.</summary>
    public IReadOnlyList<(string Key, OtlpValue Value)> Under(string prefix)
    {
        if (!HasUnder(prefix))
        {
            return [];
        }

        var found = new List<(string, OtlpValue)>();
        for (var at = From(prefix); at < Names.Length && Names[at].StartsWith(prefix, StringComparison.Ordinal); at++)
        {
            if (Names[at].Length > prefix.Length)
            {
                found.Add((Names[at][prefix.Length..], Attributes[Names[at]]));
            }
        }

        return found;
    }

    /// <summary>The names in order, so that those under a prefix, mostly none, are found without a look at the others.</summary>
    private string[] Names => names ??= Sorted();

    private string[] Sorted()
    {
        string[] sorted = [.. Attributes.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private int From(string prefix)
    {
        var at = Array.BinarySearch(Names, prefix, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

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
