using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>Metadata that stand in one attribute, or one level deep in many.</summary>
internal static class Flat
{
    /// <summary>An object of both: the attribute of that name, when it is an object, and those that go on after it with a dot. Null when there are none.</summary>
    public static JsonElement? Metadata(StepFacts facts, string name, params string[] except) => Content.Members(
    [
        .. facts.Under(name + ".").Where(pair => !except.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Content.Of(pair.Value))),
        .. Whole(facts.Json(name)),
    ]);

    private static IEnumerable<(string, JsonElement?)> Whole(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(member => (member.Name, (JsonElement?)member.Value)),
        { } other => [("metadata", other)],
    };
}
