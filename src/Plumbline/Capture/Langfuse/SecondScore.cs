using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>A score as <c>/v2/scores</c> shows it.</summary>
internal sealed record SecondScore(
    string Id, string? TraceId, string? SessionId, string? ObservationId, string? DatasetRunId, string Name, string Source, DateTimeOffset Timestamp, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, string? AuthorUserId, string? Comment, JsonElement? Metadata, JsonElement? ConfigId, JsonElement? QueueId, JsonElement? Environment, string DataType,
    double? Value, string? StringValue, ScoredTrace? Trace)
{
    public static SecondScore Of(Received<FeedbackEntry> score, ReadTrace? trace)
    {
        var (entry, received) = score;
        var type = TypeOf(entry);
        return new(
            entry.Slot ?? entry.Id, entry.Trace, entry.Conversation, entry.Span, null, NameOf(entry), SourceOf(entry), entry.At, received, received, entry.User, CommentOf(entry, type),
            Said(entry, "metadata"), Said(entry, "configId"), Said(entry, "queueId"), Said(entry, "environment"), Word(type), type == ScoreType.Correction ? 0 : entry.Value,
            type is ScoreType.Text or ScoreType.Correction ? entry.Text : entry.Label, trace is null ? null : ScoredTrace.Of(trace));
    }

    /// <summary>What kind of score an entry is.</summary>
    public static ScoreType TypeOf(FeedbackEntry entry) => entry switch
    {
        { Kind: FeedbackKind.Correction } => ScoreType.Correction,
        { Value: not null, Label: "True" or "False" } => ScoreType.Boolean,
        { Label: not null } => ScoreType.Categorical,
        { Value: not null } => ScoreType.Numeric,
        _ => ScoreType.Text,
    };

    public static string Word(ScoreType type) => type.ToString().ToUpperInvariant();

    public static string NameOf(FeedbackEntry entry) => entry.Name ?? "output";

    public static string SourceOf(FeedbackEntry entry) => entry.Source switch
    {
        FeedbackSource.Human => "ANNOTATION",
        FeedbackSource.Model => "EVAL",
        _ => "API",
    };

    public static string? CommentOf(FeedbackEntry entry, ScoreType type) => type is ScoreType.Text or ScoreType.Correction
        ? Said(entry, "comment")?.GetString()
        : entry.Text;

    public static JsonElement? Said(FeedbackEntry entry, string name) =>
        entry.Attributes is { ValueKind: JsonValueKind.Object } attributes && attributes.TryGetProperty(name, out var said) ? said : null;
}

/// <summary>What a score shows of its trace.</summary>
internal sealed record ScoredTrace(string? UserId, IReadOnlyList<string> Tags, string Environment, string? SessionId)
{
    public static ScoredTrace Of(ReadTrace trace) => new(trace.Trace.Fact.User, trace.Tags, trace.Environment, trace.Trace.Fact.Conversation);
}
