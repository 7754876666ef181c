using System.Text.Json;
using Plumbline.Feedback;

namespace Plumbline.Capture;

/// <summary>Batches of events as the Langfuse SDKs send them to <c>/api/public/ingestion</c>. The same event sent again gives the same part.</summary>
public static class LangfuseBatch
{
    private const string Unknown = "unknown";

    /// <summary>Each event of the batch, in order, each read on its own; null when there is no list named batch.</summary>
    /// <param name="request">The whole body.</param>
    /// <param name="received">The time of an event that says none of its own.</param>
    /// <param name="client">What the client says of itself, kept with each trace; null when it says nothing.</param>
    public static IReadOnlyList<LangfuseEvent>? Of(JsonElement request, DateTimeOffset received, JsonElement? client = null) =>
        request.ValueKind == JsonValueKind.Object && Find(request, "batch") is { ValueKind: JsonValueKind.Array } batch
            ? [.. batch.EnumerateArray().Select(item => Read(item, received, client))]
            : null;

    private static LangfuseEvent Read(JsonElement item, DateTimeOffset received, JsonElement? client)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Refused(Unknown, new Refusal("event", "An event is an object with id, type, timestamp and body."));
        }

        var whole = JsonText.Parsed(item.GetRawText());
        var id = Find(whole ?? item, "id") is { ValueKind: JsonValueKind.String } said ? JsonText.Of(said) : Unknown;
        return whole is { } sound
            ? Read(id, new LangfuseBody(sound, ""), received, client)
            : Refused(id, new Refusal("body", "It is nested deeper than 48 levels, or a name stands twice in an object."));
    }

    private static LangfuseEvent Read(string id, LangfuseBody envelope, DateTimeOffset received, JsonElement? client)
    {
        var key = envelope.Id("id") ?? (envelope.Refusals.Count == 0 ? envelope.Refuse<string>("id", "An id is needed: 1 to 800 characters, chosen by you.") : null);
        var (type, at, said) = (envelope.Text("type"), envelope.Time("timestamp"), envelope.Object("body"));
        if (key is null || envelope.Refusals.Count > 0)
        {
            return Refused(id, envelope.Refusals);
        }

        if (said is not { } found)
        {
            return Refused(id, new Refusal("body", "An event has a body: what it says."));
        }

        var body = new LangfuseBody(found, "body");
        return type switch
        {
            "trace-create" => Of(key, body, LangfuseTrace.Of(key, body, at ?? received, client)),
            "score-create" => Of(key, body, LangfuseScore.Of(key, body.Id("id") ?? key, body, at ?? received)),
            "sdk-log" => new(key, null, null, []),
            "dataset-run-item-create" => Refused(key, new Refusal("type", "Runs of datasets are not offered here yet.")),
            _ when LangfuseStep.Speaks(type, body) is { } step => Of(key, body, LangfuseStep.Of(key, body, at ?? received, step, client)),
            null => Refused(key, new Refusal("type", "An event has a type, such as \"trace-create\".")),
            _ => Refused(key, body.Refusals.Count > 0 ? body.Refusals : [new("type", $"'{type}' is no type of event here; such as \"trace-create\", \"span-create\" and \"score-create\" are.")]),
        };
    }

    private static JsonElement? Find(JsonElement members, string name)
    {
        try
        {
            return members.TryGetProperty(name, out var found) ? found : null;
        }
        catch (InvalidOperationException)
        {
            return null; // another name in it is half of a surrogate pair
        }
    }

    private static LangfuseEvent Of(string id, LangfuseBody body, CapturedPart? part)
    {
        Refusal[] refusals = [.. body.Refusals, .. part is null ? [] : CapturedPartRules.Check(part)];
        return refusals.Length == 0 ? new(id, part, null, []) : Refused(id, refusals);
    }

    private static LangfuseEvent Of(string id, LangfuseBody body, FeedbackEntry? score)
    {
        Refusal[] refusals = [.. body.Refusals, .. score is null ? [] : FeedbackRules.Check(score)];
        return refusals.Length == 0 ? new(id, null, score, []) : Refused(id, refusals);
    }

    private static LangfuseEvent Refused(string id, params IReadOnlyList<Refusal> refusals) => new(id, null, null, [.. refusals.Distinct()]);
}
