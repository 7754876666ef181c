using System.Globalization;
using System.Text.Json;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>
/// The members of one object that a Langfuse client sent. Null is "not said"; numbers and flags pass for texts and texts for numbers, since
/// clients drift; what is neither is refused by the name of its field.
/// </summary>
/// <param name="body">The object.</param>
/// <param name="at">Its own name, which stands before the names of its fields; empty for the whole body.</param>
internal sealed class LangfuseBody(JsonElement body, string at)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<Refusal> refusals = [];

    /// <summary>What was wrong with the fields that were read so far.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>The value as it came; null when it is absent or null.</summary>
    public JsonElement? Json(string name)
    {
        taken.Add(name);
        return body.TryGetProperty(name, out var found) && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? found : null;
    }

    public string? Text(string name) => Json(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => JsonText.Of(text) is { Length: > 0 } said ? said : null,
        { ValueKind: JsonValueKind.Object or JsonValueKind.Array } => Refuse<string>(name, "A text is needed."),
        { } plain => plain.GetRawText(),
    };

    /// <summary>A text that names something: at most 800 characters, none of them a control character.</summary>
    public string? Id(string name) => Text(name) switch
    {
        { } id when Identifier.Check(name, id) is { } wrong => Refuse<string>(name, wrong.Message),
        var id => id,
    };

    public DateTimeOffset? Time(string name) => Json(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when Times.Of(JsonText.Of(text)) is { } time => time,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var milliseconds) && milliseconds is >= 0 and < 253_402_300_800_000 => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => Refuse<DateTimeOffset?>(name, "A time is needed, such as \"2026-03-01T12:00:00.000Z\"."),
    };

    public JsonElement? Object(string name) => Json(name) switch
    {
        { ValueKind: not JsonValueKind.Object } => Refuse<JsonElement?>(name, "An object is needed."),
        var found => found,
    };

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Json(name) is not { } list)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(JsonText.Of)]
            : Refuse<IReadOnlyList<string>>(name, "A list of texts is needed.");
    }

    /// <summary>An object as it is; anything else under the name that it has.</summary>
    public JsonElement? Facts(string name) => Json(name) switch
    {
        { ValueKind: not JsonValueKind.Object } other => Content.Members([(name, other)]),
        var found => found,
    };

    /// <summary>A map of numbers, some of which come as texts; null values are left out.</summary>
    public IEnumerable<(string Name, double Value)> Numbers(string name)
    {
        foreach (var member in Object(name) is { } map ? map.EnumerateObject().ToArray() : [])
        {
            if (member.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Object)
            {
                continue;
            }

            if (NumberOf(member.Value) is not { } number)
            {
                Refuse<double?>($"{name}.{member.Name}", "A finite number is needed.");
                continue;
            }

            yield return (member.Name, number);
        }
    }

    /// <summary>A finite number, also when it stands in quotation marks; null for anything else.</summary>
    public static double? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(JsonText.Of(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>The members that nobody asked for, and those that are named; null when none is left.</summary>
    public JsonElement? Rest(params IEnumerable<(string Name, JsonElement? Value)> more) => Content.Members(
        body.EnumerateObject().Where(member => !taken.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null).Select(member => (member.Name, (JsonElement?)member.Value))
            .Concat(more));

    /// <summary>Writes down what is wrong with a field.</summary>
    public T? Refuse<T>(string name, string message)
    {
        refusals.Add(new(at.Length == 0 ? name : $"{at}.{name}", message));
        return default;
    }
}
