using System.Globalization;
using Plumbline.Capture.Dialects;
using Plumbline.Statistics;

namespace Plumbline.Capture;

/// <summary>The evaluation result of the GenAI conventions, with what we read beside it.</summary>
internal static class EvaluationResults
{
    private const string Prefix = "gen_ai.evaluation.";

    /// <summary>The judgement; null when it has no name or says nothing.</summary>
    public static CapturedScore? Of(StepFacts facts, ScoreTarget target, DateTimeOffset at) =>
        (facts.Text(Prefix + "name") ?? facts.Text("plumbline.feedback.kind")) is { } name
            ? Identified(new()
            {
                Id = "",
                Trace = target.Trace,
                Span = target.Span,
                Session = target.Session,
                ResponseId = target.ResponseId,
                Name = name,
                Score = facts.Number(Prefix + "score.value"),
                Label = facts.Text(Prefix + "score.label"),
                Explanation = facts.Text(Prefix + "explanation"),
                At = at,
            }, facts)
            : null;

    /// <summary>The judgement with our own additions and its id; null when it says nothing.</summary>
    public static CapturedScore? Identified(CapturedScore score, StepFacts facts)
    {
        var whole = score with
        {
            Kind = facts.Text("plumbline.feedback.kind"),
            Correction = facts.Text("plumbline.feedback.correction"),
            EditDistance = facts.Number("plumbline.feedback.edit_distance"),
            Surface = facts.Text("plumbline.feedback.surface"),
        };
        return whole.Score is null && whole.Label is null && whole.Explanation is null && whole.Correction is null ? null : whole with { Id = IdOf(whole) };
    }

    /// <summary>The same for the same judgement: all that is said of it, and when.</summary>
    private static string IdOf(CapturedScore score)
    {
        var said = string.Join('\u001F',
            score.Trace, score.Span, score.Session, score.Trace is null ? score.ResponseId : null, score.Name, score.Score?.ToString("R", CultureInfo.InvariantCulture), score.Label, score.Explanation,
            score.Annotator, score.Identifier, score.At.UtcTicks, score.Kind, score.Correction, score.EditDistance?.ToString("R", CultureInfo.InvariantCulture), score.Surface);
        return $"otlp:{Fnv1a.Hash(said):x16}{SplitMix64.Mix(Fnv1a.Hash("score" + said)):x16}";
    }
}
