using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Feedback;

/// <summary>A feedback entry as it is kept, its user a pseudonym.</summary>
internal record FeedbackRow(
    string Id, string Trace, string Kind, double? Value, string? Text, string? Reason, string? Person, string? Name, string? Label, string? Span, string? Source, string? Conversation, string? Slot,
    string? Attributes, long At, long ReceivedAt)
{
    public const string Columns = """
        id as Id, trace as Trace, kind as Kind, value as Value, text as Text, reason as Reason, person as Person, name as Name, label as Label, span as Span,
        source as Source, conversation as Conversation, slot as Slot, attributes as Attributes, at as At, received_at as ReceivedAt
        """;

    /// <summary>What stands in the place of a trace where there is none; no trace has an empty id.</summary>
    public const string NoTrace = "";

    public FeedbackEntry Entry() => new(
        Id, Trace == NoTrace ? null : Trace, Words.Parse<FeedbackKind>(Kind), Microseconds.ToDateTimeOffset(At), Value, Text,
        Reason is null ? null : Words.Parse<FeedbackReason>(Reason), Person, Name, Label, Span, Source is null ? null : Words.Parse<FeedbackSource>(Source),
        Conversation, Slot, Attributes is null ? null : JsonSerializer.Deserialize<JsonElement>(Attributes));

    public Received<FeedbackEntry> Received() => new() { Fact = Entry(), At = Microseconds.ToDateTimeOffset(ReceivedAt) };
}
