using System.Text.RegularExpressions;

namespace Plumbline.Http;

/// <summary>Turns what the router says of an argument that it could not read into a field and a sentence, without the names of our code.</summary>
internal static partial class BindingProblem
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["int"] = "a whole number",
        ["long"] = "a whole number",
        ["double"] = "a number",
        ["bool"] = "true or false",
        ["string"] = "a text",
    };

    /// <summary>The field and the fix; null when it was no argument that failed.</summary>
    public static Refusal? Of(BadHttpRequestException wrong)
    {
        if (Unreadable().Match(wrong.Message) is { Success: true } unreadable)
        {
            return new(unreadable.Groups["name"].Value, $"'{unreadable.Groups["value"].Value}' cannot be read here; write {Kind(unreadable.Groups["kind"].Value)}.");
        }

        if (NoBody().IsMatch(wrong.Message))
        {
            return new("body", "A JSON object is needed as the body of the request.");
        }

        return Absent().Match(wrong.Message) is { Success: true } absent
            ? new(absent.Groups["name"].Value, $"{absent.Groups["name"].Value} is needed: {Kind(absent.Groups["kind"].Value)} in the query.")
            : null;
    }

    private static string Kind(string type) => Kinds.GetValueOrDefault(Nullable().Replace(type, "$1"), "a value of the documented kind");

    [GeneratedRegex("^Failed to bind parameter \"(?<kind>.+) (?<name>[^ \"]+)\" from \"(?<value>.*)\"", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    [GeneratedRegex("^Implicit body inferred|was not provided from body|Unexpected end of request content")]
    private static partial Regex NoBody();

    [GeneratedRegex("^Required parameter \"(?<kind>.+) (?<name>[^ \"]+)\" was not provided")]
    private static partial Regex Absent();

    [GeneratedRegex(@"^(?:Nullable<)?(\w+)[>?]?$")]
    private static partial Regex Nullable();
}
