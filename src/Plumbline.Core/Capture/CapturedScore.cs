using System.Text.Json;

namespace Plumbline.Capture;

/// <summary>
/// A judgement that arrived with telemetry. It is about a span, a trace, a session, or an answer that only the provider's id names; the target may be
/// unknown still.
/// </summary>
public sealed record CapturedScore
{
    /// <summary>The same however often it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>The trace it is about; null when it is about a session, or names only the answer.</summary>
    public string? Trace { get; init; }

    /// <summary>The span it is about; null when it is about the whole trace.</summary>
    public string? Span { get; init; }

    /// <summary>The session it is about, when it is about neither span nor trace.</summary>
    public string? Session { get; init; }

    /// <summary>The provider's id of the answer.</summary>
    public string? ResponseId { get; init; }

    /// <summary>What was judged.</summary>
    public required string Name { get; init; }

    /// <summary>The number; null when there is none.</summary>
    public double? Score { get; init; }

    /// <summary>The word.</summary>
    public string? Label { get; init; }

    /// <summary>Why.</summary>
    public string? Explanation { get; init; }

    /// <summary>Who judged; unknown unless it was said.</summary>
    public AnnotatorKind Annotator { get; init; }

    /// <summary>Who, or which evaluator, as the client names it.</summary>
    public string? Identifier { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What kind of feedback it is, from <c>plumbline.feedback.kind</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The answer as it should have been, from <c>plumbline.feedback.correction</c>.</summary>
    public string? Correction { get; init; }

    /// <summary>How far the correction is from the answer, from <c>plumbline.feedback.edit_distance</c>.</summary>
    public double? EditDistance { get; init; }

    /// <summary>Where it was given, from <c>plumbline.feedback.surface</c>.</summary>
    public string? Surface { get; init; }

    /// <summary>The client's own facts.</summary>
    public JsonElement? Metadata { get; init; }
}

/// <summary>Who judged.</summary>
public enum AnnotatorKind
{
    /// <summary>It was not said; nobody is assumed.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Human,

    /// <summary>A model.</summary>
    Model,

    /// <summary>A rule.</summary>
    Code,
}
