using System.Text.Json.Nodes;
using Plumbline.Accounts;
using Plumbline.Redaction;

namespace Plumbline.DeadLetters;

/// <summary>JSON as it is kept in a dead letter: texts redacted, users under sealed pseudonyms, ids and times as they are, so that a replay is the same fact.</summary>
internal sealed class LetterJson(Redactor? redactor, Pseudonym pseudonym)
{
    private static readonly HashSet<string> UserNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "userId", "user_id", "user.id", "enduser.id", "langfuse.user.id", "person",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "trace", "traceId", "trace_id", "span", "spanId", "span_id", "parent", "parentSpanId", "parentObservationId", "observationId", "conversation", "session", "sessionId",
        "at", "timestamp", "startTime", "endTime", "started_at", "ended_at", "startTimeUnixNano", "endTimeUnixNano", "timeUnixNano", "completionStartTime", "kind", "type", "name", "key",
        "dimension", "annotator", "origin", "release", "model",
    };

    private readonly HashSet<string> users = new(StringComparer.Ordinal);

    /// <summary>The JSON as it is kept.</summary>
    public JsonNode? Clean(JsonNode? json)
    {
        Find(json);
        return Clean(json, isKept: false);
    }

    private void Find(JsonNode? node)
    {
        foreach (var (name, member) in node is JsonObject members ? members : [])
        {
            Note(UserNames.Contains(name) ? member : null);
            Find(member);
        }

        if (node is JsonObject pair && Text(pair["key"]) is { } key && UserNames.Contains(key))
        {
            Note((pair["value"] as JsonObject)?["stringValue"]);
        }

        foreach (var item in node as JsonArray ?? [])
        {
            Find(item);
        }
    }

    private void Note(JsonNode? node)
    {
        if (Text(node) is { Length: > 0 } user)
        {
            users.Add(user);
        }
    }

    private JsonNode? Clean(JsonNode? node, bool isKept) => node switch
    {
        JsonValue when Text(node) is { } text => users.Contains(text) ? pseudonym.Sealed(text) : isKept || redactor is null ? text : redactor.Apply(text),
        JsonArray list => new JsonArray([.. list.Select(item => Clean(item, isKept))]),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Clean(member.Value, Kept.Contains(member.Key))))),
        _ => node?.DeepClone(),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
