using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>A score as <c>/v3/scores</c> shows it: the value in its own type, and what it is about in one place.</summary>
internal sealed record ThirdScore(
    string Id, string Name, object? Value, string DataType, string Source, DateTimeOffset Timestamp, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Comment, JsonElement? Metadata,
    JsonElement? ConfigId, JsonElement? QueueId, JsonElement? Environment, string? AuthorUserId, ScoreSubject Subject)
{
    public static ThirdScore Of(Received<FeedbackEntry> score)
    {
        var (entry, received) = score;
        var type = SecondScore.TypeOf(entry);
        object? value = type switch
        {
            ScoreType.Numeric => entry.Value,
            ScoreType.Boolean => entry.Value == 1,
            ScoreType.Categorical => entry.Label,
            _ => entry.Text,
        };
        return new(
            entry.Slot ?? entry.Id, SecondScore.NameOf(entry), value, SecondScore.Word(type), SecondScore.SourceOf(entry), entry.At, received, received, SecondScore.CommentOf(entry, type),
            SecondScore.Said(entry, "metadata"), SecondScore.Said(entry, "configId"), SecondScore.Said(entry, "queueId"), SecondScore.Said(entry, "environment"), entry.User, ScoreSubject.Of(entry));
    }
}

/// <summary>What a score is about.</summary>
internal sealed record ScoreSubject(string Kind, string Id, string? TraceId)
{
    public static ScoreSubject Of(FeedbackEntry entry) => entry switch
    {
        { Conversation: { } session } => new("session", session, null),
        { Span: { } span } => new("observation", span, entry.Trace),
        _ => new("trace", entry.Trace!, null),
    };
}
