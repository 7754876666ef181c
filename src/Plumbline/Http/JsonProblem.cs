using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Http;

/// <summary>Turns what the JSON reader found into a field and a sentence that names the fix.</summary>
internal static partial class JsonProblem
{
    /// <param name="wrong">What the reader threw.</param>
    /// <param name="root">The record that the text was read as; null when it was read as JSON only.</param>
    public static Refusal Of(JsonException wrong, Type? root = null)
    {
        if (UnknownMember().Match(wrong.Message) is { Success: true } unknown)
        {
            return new(unknown.Groups[1].Value, $"'{unknown.Groups[1].Value}' is no field here; check its spelling or leave it out.");
        }

        if (MissingMembers().Match(wrong.Message) is { Success: true } missing)
        {
            var first = missing.Groups[1].Value.Split(',')[0].Trim('\'');
            return new(first, $"{missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)} is needed.");
        }

        if (DoubledMember().Match(wrong.Message) is { Success: true } doubled)
        {
            return new(doubled.Groups[1].Value, "The field stands twice; a field stands once.");
        }

        var path = (wrong.Path ?? "$").TrimStart('$').TrimStart('.');
        return new(path.Length == 0 ? "body" : path, Sentence(wrong, root));
    }

    private static string Sentence(JsonException wrong, Type? root) => root is not null && wrong.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
        ? $"The value is not what belongs here: write {WireType.At(root, wrong.Path ?? "$")}."
        : wrong.Message.Split(" Path:")[0];

    [GeneratedRegex("The JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex MissingMembers();

    [GeneratedRegex("^Duplicate property '(.+?)' encountered")]
    private static partial Regex DoubledMember();
}
