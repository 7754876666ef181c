using Plumbline.Storage;

namespace Plumbline.Feedback;

/// <summary>Which scores and corrections a list shows; null shows all.</summary>
internal sealed record ScoreFilter(
    string? Name = null, string? Trace = null, string? Span = null, string? Conversation = null, string? Person = null, ScoreType? Type = null, FeedbackSource[]? Sources = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null, string? Than = null, double? Value = null, IReadOnlyList<string>? Ids = null)
{
    private static readonly Dictionary<string, string> Comparisons = new(StringComparer.Ordinal)
    {
        ["="] = "value = @Value",
        ["!="] = "value <> @Value",
        [">"] = "value > @Value",
        [">="] = "value >= @Value",
        ["<"] = "value < @Value",
        ["<="] = "value <= @Value",
    };

    /// <summary>How a value may be compared.</summary>
    public static IReadOnlyCollection<string> Operators => Comparisons.Keys;

    /// <summary>The conditions in SQL, from constants alone.</summary>
    public string Sql(Engine engine) => string.Join(" and ", new[]
    {
        "project = @Project and kind in ('score', 'correction')",
        FeedbackStore.Counts,
        Name is null ? null : "(name = @Name or (kind = 'correction' and @Name = 'output'))",
        Trace is null && Conversation is null ? null : "trace_key = @TargetKey",
        Span is null ? null : "span = @Span",
        Person is null ? null : "exists (select 1 from trace where trace.key = feedback.trace_key and trace.person = @Person)",
        Type switch
        {
            ScoreType.Numeric => "value is not null and label is null",
            ScoreType.Boolean => "value is not null and label in ('True', 'False')",
            ScoreType.Categorical => "label is not null and (value is null or label not in ('True', 'False'))",
            ScoreType.Text => "kind = 'score' and value is null and label is null",
            ScoreType.Correction => "kind = 'correction'",
            _ => null,
        },
        Sources is null ? null : $"coalesce(source, 'unknown') {engine.AnyOf("@Sources")}",
        From is null ? null : "at >= @From",
        To is null ? null : "at < @To",
        Than is null ? null : Comparisons[Than],
        Ids is null ? null : $"(slot_key {engine.AnyOf("@SlotKeys")} or (slot_key is null and key {engine.AnyOf("@Keys")}))",
    }.OfType<string>());

    public object Parameters(string project, int skip, int limit) => new
    {
        Project = project,
        Name,
        TargetKey = FeedbackStore.TargetKey(project, Trace, Conversation),
        Span,
        Person,
        Sources = Sources?.Select(Words.Of).ToArray(),
        From = From is { } from ? Microseconds.Of(from) : 0,
        To = To is { } to ? Microseconds.Of(to) : 0,
        Value = Value ?? 0,
        SlotKeys = Ids?.Select(id => FeedbackStore.SlotKey(project, id)).ToArray(),
        Keys = Ids?.Select(id => Key.Of(project, "feedback", id)).ToArray(),
        skip,
        limit,
    };
}

/// <summary>What a score says.</summary>
internal enum ScoreType
{
    /// <summary>A number.</summary>
    Numeric,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A word.</summary>
    Categorical,

    /// <summary>A free text.</summary>
    Text,

    /// <summary>The answer as it should have been.</summary>
    Correction,
}
