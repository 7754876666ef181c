using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>Turns what the JSON reader found into a field and a sentence that names the fix, in the words of JSON: no name of our code leaves the house.</summary>
internal static partial class JsonProblem
{
    /// <param name="wrong">What the reader threw.</param>
    /// <param name="root">The record that the text was read as; null when it was read as JSON only.</param>
    public static Refusal Of(JsonException wrong, Type? root = null)
    {
        if (UnknownMember().Match(wrong.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups[1].Value;
            return new(name, name == ReceivedShape.Member
                ? "The server states when a fact came; leave it out. Your own time is 'at'."
                : $"'{name}' is no field here; check its spelling or leave it out.");
        }

        var path = (wrong.Path ?? "$").TrimStart('$').TrimStart('.');
        if (MissingMembers().Match(wrong.Message) is { Success: true } missing)
        {
            var first = missing.Groups[1].Value.Split(',')[0].Trim('\'');
            return new(path.Length == 0 ? first : $"{path}.{first}", $"{missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)} is needed.");
        }

        if (DoubledMember().Match(wrong.Message) is { Success: true } doubled)
        {
            return new(doubled.Groups[1].Value, "The field stands twice; a field stands once.");
        }

        return new(path.Length == 0 ? "body" : path, Sentence(wrong, root));
    }

    private static string Sentence(JsonException wrong, Type? root) =>
        OfOurRecords().IsMatch(wrong.Message) ? $"The value is not what belongs here: {(root is null ? "check its kind" : $"write {WireType.At(root, wrong.Path ?? "$")}")}."
        : $"{Place().Replace(wrong.Message, "")} Look at line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}.";

    [GeneratedRegex("The JSON property '(.*)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex MissingMembers();

    [GeneratedRegex("^Duplicate property '(.*?)' encountered", RegexOptions.Singleline)]
    private static partial Regex DoubledMember();

    // Sound JSON that is not the record: another kind of value, or null where none may be.
    [GeneratedRegex(@"^The JSON value could not be converted|allow (setting )?null values|\btype '|\bSystem\.|\bPlumbline\.|\.NET")]
    private static partial Regex OfOurRecords();

    [GeneratedRegex(@" (Path: .*)?(\| )?LineNumber: .*$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
