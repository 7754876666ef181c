using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Http;

/// <summary>Turns what the JSON reader found into a field and a sentence that names the fix.</summary>
internal static partial class JsonProblem
{
    public static Refusal Of(JsonException wrong)
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

        var path = (wrong.Path ?? "$").TrimStart('$').TrimStart('.');
        return new(path.Length == 0 ? "body" : path, Sentence(wrong));
    }

    private static string Sentence(JsonException wrong) => wrong.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase)
        ? "The field stands twice; a field stands once."
        : wrong.Message.Split(" Path:")[0].Replace("System.", "", StringComparison.Ordinal);

    [GeneratedRegex("The JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex MissingMembers();
}
