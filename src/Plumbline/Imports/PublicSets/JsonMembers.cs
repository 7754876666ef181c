using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Imports.PublicSets;

/// <summary>The members of a document that is one small object, each a record.</summary>
internal static class JsonMembers
{
    /// <summary>Each member by name, with its place from 1; a document that is no object is one refusal.</summary>
    public static async IAsyncEnumerable<(string Name, JsonRecord Record)> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        var document = await ParseAsync(content, cancel);
        if (document is not { ValueKind: JsonValueKind.Object } members)
        {
            yield return ("", new(1, default) { Refused = new("json", "This is not the JSON object that was published; fetch the file again.") });
            yield break;
        }

        foreach (var (place, member) in members.EnumerateObject().Index())
        {
            yield return (member.Name, new(place + 1, member.Value));
        }
    }

    private static async Task<JsonElement?> ParseAsync(Stream content, CancellationToken cancel)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(content, cancellationToken: cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
