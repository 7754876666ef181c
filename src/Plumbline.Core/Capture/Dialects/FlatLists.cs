using System.Globalization;
using System.Text.Json.Nodes;

namespace Plumbline.Capture.Dialects;

/// <summary>Lists and objects that were flattened into names with dots and indexes, such as <c>llm.input_messages.0.message.role</c>, folded up again.</summary>
internal static class FlatLists
{
    private const int Deepest = 16;

    /// <summary>The list under a prefix, by its indexes, with whatever gaps they have; empty when there is none.</summary>
    /// <param name="facts">The attributes.</param>
    /// <param name="prefix">With its last dot.</param>
    public static IReadOnlyList<JsonObject> Of(StepFacts facts, string prefix)
    {
        var items = new SortedDictionary<int, JsonObject>();
        foreach (var (rest, value) in facts.Under(prefix).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var names = rest.Split('.', Deepest);
            if (names.Length > 1 && Index(names[0]) is { } index)
            {
                items.TryAdd(index, []);
                Put(items[index], names.AsSpan(1), value);
            }
        }

        return [.. items.Values.Select(item => (JsonObject)Folded(item)!)];
    }

    private static int? Index(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>Where a name is both a value and the start of longer names, the longer names count.</summary>
    private static void Put(JsonObject into, ReadOnlySpan<string> names, OtlpValue value)
    {
        foreach (var name in names[..^1])
        {
            if (into[name] is not JsonObject inner)
            {
                into[name] = inner = [];
            }

            into = inner;
        }

        if (into[names[^1]] is not JsonObject)
        {
            into[names[^1]] = JsonNode.Parse(Content.Raw(value).GetRawText());
        }
    }

    /// <summary>An object all of whose names are indexes is a list.</summary>
    private static JsonNode? Folded(JsonNode? node)
    {
        if (node is not JsonObject members)
        {
            return node?.DeepClone();
        }

        var folded = members.Select(member => (member.Key, Value: Folded(member.Value))).ToArray();
        return folded.Length > 0 && folded.All(member => Index(member.Key) is not null)
            ? new JsonArray([.. folded.OrderBy(member => Index(member.Key)).Select(member => member.Value)])
            : new JsonObject(folded.Select(member => KeyValuePair.Create(member.Key, member.Value)));
    }
}
