using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>Invented spans and records.</summary>
internal static class Spans
{
    public const string Trace = "0af7651916cd43dd8448eb211c80319c";
    public const string Id = "b7ad6b7169203331";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static OtlpSpan Of(params (string Key, object? Value)[] attributes) => new()
    {
        Source = new(OtlpValue.NoMembers),
        TraceId = Trace,
        SpanId = Id,
        Name = "step",
        StartedAt = Start,
        EndedAt = Start.AddSeconds(2),
        Attributes = Attributes(attributes),
    };

    public static OtlpSpan From(this OtlpSpan span, string? scope, params (string Key, object? Value)[] resource) => span with { Source = new(Attributes(resource), scope) };

    public static OtlpLogRecord Record(string name, object? body = null, params (string Key, object? Value)[] attributes) => new()
    {
        Source = new(OtlpValue.NoMembers),
        TraceId = Trace,
        SpanId = Id,
        At = Start,
        EventName = name,
        Body = Value(body),
        Attributes = Attributes(attributes),
    };

    public static OtlpEvent Event(string name, params (string Key, object? Value)[] attributes) => new(name, Start.AddSeconds(1), Attributes(attributes));

    public static CapturedPart Part(OtlpSpan span) => OtlpParts.Of(new OtlpTraces([span], new(0, [])), Start).Single();

    public static StepFields Step(OtlpSpan span) => Part(span).Step!;

    public static TraceFields Whole(OtlpSpan span) => Part(span).Whole!;

    public static IReadOnlyList<CapturedPart> Parts(params OtlpLogRecord[] records) => OtlpParts.Of(new OtlpLogs(records, new(0, [])), Start);

    public static IReadOnlyList<CapturedScore> Scores(params OtlpSpan[] spans) => OtlpScores.Of(new OtlpTraces(spans, new(0, [])), Start);

    public static IReadOnlyList<CapturedScore> Scores(params OtlpLogRecord[] records) => OtlpScores.Of(new OtlpLogs(records, new(0, [])), Start);

    public static string? Json(JsonElement? value) => value?.GetRawText();

    public static Dictionary<string, OtlpValue> Attributes((string Key, object? Value)[] attributes) => attributes.ToDictionary(pair => pair.Key, pair => Value(pair.Value), StringComparer.Ordinal);

    public static OtlpValue Value(object? value) => value switch
    {
        null => default,
        string text => OtlpValue.Of(text),
        bool flag => OtlpValue.Of(flag),
        int integer => OtlpValue.Of((long)integer),
        long integer => OtlpValue.Of(integer),
        double number => OtlpValue.Of(number),
        JsonElement json => Value(json),
        string[] texts => OtlpValue.Of([.. texts.Select(OtlpValue.Of)]),
        _ => throw new ArgumentException($"No value is made of {value.GetType()}.", nameof(value)),
    };

    private static OtlpValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => OtlpValue.Of(json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal)),
        JsonValueKind.Array => OtlpValue.Of([.. json.EnumerateArray().Select(Value)]),
        JsonValueKind.String => OtlpValue.Of(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? OtlpValue.Of(integer) : OtlpValue.Of(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => OtlpValue.Of(json.GetBoolean()),
        _ => default,
    };
}
