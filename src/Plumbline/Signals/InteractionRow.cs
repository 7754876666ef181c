using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>An interaction as it is kept.</summary>
internal sealed record InteractionRow(
    string Id, string Trace, byte[] TraceKey, string Kind, double? Seconds, double? Value, string? Text, string? Before, string? Conversation, string? Session, long At, long ReceivedAt)
{
    public const string Columns = """
        id as Id, trace as Trace, trace_key as TraceKey, kind as Kind, seconds as Seconds, value as Value, text as Text, before as Before, conversation as Conversation, session as Session,
        at as At, received_at as ReceivedAt
        """;

    public Interaction Interaction() => new(
        Id, Trace, Words.Parse<InteractionKind>(Kind), Microseconds.ToDateTimeOffset(At), Seconds, Text, Before, Value, Conversation, Session);
}
