using System.Text.Json;

namespace Plumbline.Imports.PublicSets;

/// <summary>Members of a record, each refused by name when it is not what the set holds there.</summary>
internal static class RecordMembers
{
    /// <exception cref="RecordException">It is missing or no text.</exception>
    public static string Text(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!
        : throw Wrong(record, name, "a text");

    /// <summary>A text that may be absent or null.</summary>
    /// <exception cref="RecordException">It is there and no text.</exception>
    public static string? OptionalText(this JsonElement record, string name) => Member(record, name) is null or { ValueKind: JsonValueKind.Null } ? null : record.Text(name);

    /// <exception cref="RecordException">It is missing or no whole number.</exception>
    public static int Integer(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
        ? value
        : throw Wrong(record, name, "a whole number");

    /// <exception cref="RecordException">It is missing or no number.</exception>
    public static double Number(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value)
        ? value
        : throw Wrong(record, name, "a number");

    /// <exception cref="RecordException">It is missing or neither true nor false.</exception>
    public static bool Truth(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } truth
        ? truth.GetBoolean()
        : throw Wrong(record, name, "true or false");

    /// <exception cref="RecordException">It is missing or no list.</exception>
    public static IReadOnlyList<JsonElement> List(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray()]
        : throw Wrong(record, name, "a list");

    /// <exception cref="RecordException">It is missing or no object.</exception>
    public static JsonElement Object(this JsonElement record, string name) => Member(record, name) is { ValueKind: JsonValueKind.Object } value
        ? value
        : throw Wrong(record, name, "an object");

    private static JsonElement? Member(JsonElement record, string name) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var member) ? member : null;

    private static RecordException Wrong(JsonElement record, string name, string needed) =>
        new(name, Member(record, name) is { } member ? $"{name} is {member.ValueKind}, not {needed}." : $"{name} is missing; it is {needed}.");
}
