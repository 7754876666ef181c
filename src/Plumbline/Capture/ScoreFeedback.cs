using Plumbline.Feedback;

namespace Plumbline.Capture;

/// <summary>A captured judgement as feedback. One that names no trace is kept under the id that it names, until that is known.</summary>
internal static class ScoreFeedback
{
    public static FeedbackEntry Of(CapturedScore score) => score.Correction is { Length: > 0 } correction
        ? new(score.Id, Target(score), FeedbackKind.Correction, score.At, Text: correction, Span: score.Span, Source: Source(score.Annotator))
        : new(
            score.Id, IsOfSession(score) ? null : Target(score), FeedbackKind.Score, score.At, score.Score, score.Explanation, Name: score.Name, Label: score.Label,
            Span: score.Span, Source: Source(score.Annotator), Conversation: IsOfSession(score) ? score.Session : null);

    private static bool IsOfSession(CapturedScore score) => score is { Trace: null, Session: not null };

    private static string Target(CapturedScore score) => score.Trace
        ?? (score.Session is { } session ? $"session:{session}" : $"response:{score.ResponseId}");

    private static FeedbackSource Source(AnnotatorKind kind) => kind switch
    {
        AnnotatorKind.Human => FeedbackSource.Human,
        AnnotatorKind.Model => FeedbackSource.Model,
        AnnotatorKind.Code => FeedbackSource.Code,
        _ => FeedbackSource.Unknown,
    };
}
