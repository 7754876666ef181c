using System.Text.Json;

namespace Plumbline.Feedback;

/// <summary>What a person said on purpose about one response, or a score of one.</summary>
/// <param name="Id">Chosen by the client, so that a retry is not a second opinion.</param>
/// <param name="Trace">The trace it is about; it need not be known yet. Null when it is about a whole conversation.</param>
/// <param name="Kind">How it was given.</param>
/// <param name="At">When it was given, by the client's clock.</param>
/// <param name="Value">Thumb: 0 or 1. Stars: 1 to 5. Null for a correction or a comment.</param>
/// <param name="Text">The corrected response or the comment.</param>
/// <param name="Reason">Why a negative entry was negative.</param>
/// <param name="User">Who gave it; kept as a pseudonym.</param>
/// <param name="Name">What a score is about, e.g. <c>helpfulness</c>; only scores have one.</param>
/// <param name="Label">A score's word, where it has one instead of a number or beside it.</param>
/// <param name="Span">The step of the trace that a score is about; null for the whole.</param>
/// <param name="Source">Who or what gave a score.</param>
/// <param name="Conversation">The conversation that a score is about, when it is about no single trace.</param>
/// <param name="Slot">A name under which a score or a correction may be stated anew, by another entry: of those in one slot the latest counts.</param>
/// <param name="Attributes">Everything else that the client said of it, an object.</param>
public sealed record FeedbackEntry(
    string Id,
    string? Trace,
    FeedbackKind Kind,
    DateTimeOffset At,
    double? Value = null,
    string? Text = null,
    FeedbackReason? Reason = null,
    string? User = null,
    string? Name = null,
    string? Label = null,
    string? Span = null,
    FeedbackSource? Source = null,
    string? Conversation = null,
    string? Slot = null,
    JsonElement? Attributes = null);

/// <summary>How a person gave feedback.</summary>
public enum FeedbackKind
{
    /// <summary>Thumb up (1) or down (0).</summary>
    Thumb,

    /// <summary>One to five stars.</summary>
    Stars,

    /// <summary>A rewritten response.</summary>
    Correction,

    /// <summary>Free text.</summary>
    Comment,

    /// <summary>A named number or word of any scale, from a person, a model or a program: what tracing clients send. It is never counted as a thumb.</summary>
    Score,
}

/// <summary>Who or what gave a score.</summary>
public enum FeedbackSource
{
    /// <summary>The client did not say; it is never taken for a person.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Human,

    /// <summary>A model that judges.</summary>
    Model,

    /// <summary>A program.</summary>
    Code,
}

/// <summary>Why feedback was negative: being wrong and being unwelcome are different faults.</summary>
public enum FeedbackReason
{
    /// <summary>The response was not true or not allowed.</summary>
    Wrong,

    /// <summary>The response was right, and not what the person hoped for.</summary>
    Unwelcome,

    /// <summary>The response could not be understood.</summary>
    Unclear,
}

/// <summary>What a feedback entry must be to be kept.</summary>
public static class FeedbackRules
{
    /// <summary>Every reason to refuse the entry; empty when it is fine.</summary>
    public static IReadOnlyList<Refusal> Check(FeedbackEntry entry) =>
    [
        .. new[]
        {
            Identifier.Check("id", entry.Id),
            Target(entry),
            Identifier.CheckOptional("user", entry.User),
            Identifier.CheckText("text", entry.Text),
            Identifier.CheckOptional("name", entry.Name),
            Identifier.CheckText("label", entry.Label),
            Identifier.CheckOptional("span", entry.Span),
            Identifier.CheckOptional("conversation", entry.Conversation),
            Identifier.CheckOptional("slot", entry.Slot),
            Scale(entry),
            entry.Attributes is { ValueKind: not JsonValueKind.Object } ? new("attributes", "Attributes are an object.") : null,
        }.OfType<Refusal>(),
    ];

    private static Refusal? Target(FeedbackEntry entry) => entry switch
    {
        { Conversation: null } => Identifier.Check("trace", entry.Trace),
        { Trace: not null } => new("conversation", "It is about a trace or about a conversation; leave one out."),
        { Span: not null } => new("span", "A step is of a trace; name that."),
        { Kind: not FeedbackKind.Score } => new("conversation", "Only a score is about a conversation."),
        _ => null,
    };

    private static Refusal? Scale(FeedbackEntry entry) => (entry.Kind, entry.Value, entry.Text) switch
    {
        (FeedbackKind.Score, { } score, _) when !double.IsFinite(score) => new("value", "The value of a score is a finite number."),
        (FeedbackKind.Score, null, null or "") when entry.Label is null => new("value", "A score has a value, a label or a text."),
        (FeedbackKind.Score, _, _) when entry.Name is null => new("name", "A score has a name: what it is about."),
        (not FeedbackKind.Score, _, _) when entry is not { Name: null, Label: null } => new("name", "Only a score has a name and a label."),
        (not (FeedbackKind.Score or FeedbackKind.Correction), _, _) when entry.Slot is not null => new("slot", "Only a score and a correction have a slot."),
        (FeedbackKind.Thumb, not (0 or 1), _) => new("value", "A thumb is 0 (down) or 1 (up)."),
        (FeedbackKind.Stars, not (>= 1 and <= 5), _) => new("value", "Stars go from 1 to 5."),
        (FeedbackKind.Correction or FeedbackKind.Comment, not null, _) => new("value", "A correction or a comment carries text, no value."),
        (FeedbackKind.Correction or FeedbackKind.Comment, _, null or "") => new("text", "A correction or a comment needs text."),
        _ => null,
    };
}
