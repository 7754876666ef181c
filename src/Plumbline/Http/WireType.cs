using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Plumbline.Http;

/// <summary>What belongs at a place of a record, in the words of JSON, for people who never saw the record.</summary>
internal static partial class WireType
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(string)] = "a text in quotes",
        [typeof(bool)] = "true or false",
        [typeof(double)] = "a number",
        [typeof(int)] = "a whole number",
        [typeof(long)] = "a whole number",
        [typeof(ulong)] = "a whole number, 0 or more",
        [typeof(DateTimeOffset)] = "a time with its offset, such as \"2026-03-01T12:00:00Z\"",
    };

    /// <param name="root">The record that the text was read as.</param>
    /// <param name="path">The place as the JSON reader names it, such as <c>$.input[0].role</c>.</param>
    public static string At(Type root, string path)
    {
        var here = root;
        foreach (Match step in Step().Matches(path))
        {
            here = Below(here, step.Groups["name"].Success ? step.Groups["name"].Value : null) ?? here;
        }

        return Said(Nullable.GetUnderlyingType(here) ?? here);
    }

    private static Type? Below(Type type, string? name)
    {
        var known = WireFormat.Options.GetTypeInfo(type);
        return known.Kind switch
        {
            JsonTypeInfoKind.Object => known.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType,
            JsonTypeInfoKind.Dictionary when known.KeyType is { IsEnum: true } key && !Names(key).Contains(name) => key,
            _ => known.ElementType,
        };
    }

    private static string Said(Type type) =>
        Plain.TryGetValue(type, out var plain) ? plain
        : type.IsEnum ? $"one of {string.Join(", ", Names(type).Select(word => $"\"{word}\""))}"
        : WireFormat.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Enumerable ? "a list in [ ]"
        : "an object in { }";

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>.+?)'\]|\[\d+\]")]
    private static partial Regex Step();
}
