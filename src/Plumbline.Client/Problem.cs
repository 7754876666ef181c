using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Client;

/// <summary>The problem document of a batch of which nothing was taken.</summary>
internal static partial class Problem
{
    /// <summary>Every fact of the batch as refused, with what the document says of it, else with what it says of the whole.</summary>
    public static IReadOnlyList<RefusedFact> Of(int status, JsonElement body, IReadOnlyList<WaitingFact> facts)
    {
        var whole = Text(body, "detail") ?? Text(body, "title") ?? $"The server answered with status {status}.";
        var byIndex = Errors(body).ToLookup(error => error.Index);
        return
        [
            .. facts.Index().Select(fact => byIndex[fact.Index].FirstOrDefault() is { Field: not null } error
                ? new RefusedFact(fact.Item.Kind, fact.Item.Id, status, error.Field, string.Join(' ', byIndex[fact.Index].Select(one => one.Message)))
                : new RefusedFact(fact.Item.Kind, fact.Item.Id, status, "", whole)),
        ];
    }

    /// <summary>Errors stand under names such as <c>[3].value</c>.</summary>
    private static IEnumerable<(int Index, string Field, string Message)> Errors(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var error in errors.EnumerateObject())
        {
            if (Place().Match(error.Name) is { Success: true } place && int.TryParse(place.Groups["index"].Value, out var index) && error.Value.ValueKind == JsonValueKind.Array)
            {
                yield return (index, place.Groups["field"].Value, string.Join(' ', error.Value.EnumerateArray().Select(message => message.ToString())));
            }
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex(@"^\[(?<index>\d+)\]\.(?<field>.*)$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
