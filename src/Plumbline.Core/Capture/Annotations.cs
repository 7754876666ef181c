using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Capture.Dialects;

namespace Plumbline.Capture;

/// <summary>The annotations of OpenInference, in both of their spellings and all of their scopes.</summary>
internal static class Annotations
{
    private static readonly (string Scope, string List, string Item)[] Spellings =
    [
        .. new[] { "", "trace.", "session." }.SelectMany(scope => new[] { (scope, "annotations.", "annotation"), (scope, "evaluations.", "evaluation") }),
    ];

    /// <summary>True for the name of an attribute that is part of one.</summary>
    public static bool Is(string key) => Array.Exists(Spellings, spelling => key.StartsWith(spelling.Scope + spelling.List, StringComparison.Ordinal));

    public static IEnumerable<CapturedScore> Of(OtlpSpan span, StepFacts facts, bool isCarrier, DateTimeOffset at)
    {
        foreach (var (scope, list, item) in Spellings)
        {
            foreach (var flat in FlatLists.Of(facts, scope + list))
            {
                if (flat[item] is JsonObject annotation && Target(scope, span, facts, isCarrier) is { } target && Score(annotation, target, facts, at) is { } score)
                {
                    yield return score;
                }
            }
        }
    }

    private static ScoreTarget? Target(string scope, OtlpSpan span, StepFacts facts, bool isCarrier)
    {
        if (scope == "session.")
        {
            return facts.Text("session.id", "langfuse.session.id", "gen_ai.conversation.id") is { } session ? new(null, null, session, null) : null;
        }

        var target = ScoreTarget.OfSpan(span, facts, facts, isCarrier);
        return scope == "trace." ? target with { Span = null } : target;
    }

    private static CapturedScore? Score(JsonObject annotation, ScoreTarget target, StepFacts facts, DateTimeOffset at)
    {
        var said = Content.Of(annotation);
        return said.Named("name") is { Length: > 0 } name
            ? EvaluationResults.Identified(new()
            {
                Id = "",
                Trace = target.Trace,
                Span = target.Span,
                Session = target.Session,
                ResponseId = target.ResponseId,
                Name = name,
                Score = Number(said.At("score")),
                Label = Text(said.At("label")),
                Explanation = Text(said.At("explanation")),
                Annotator = KindOf(said.Named("annotator_kind")),
                Identifier = Text(said.At("identifier")),
                At = at,
                Metadata = said.Named("metadata") is { } metadata ? Content.Object(Content.OfText(metadata)) : null,
            }, facts)
            : null;
    }

    private static AnnotatorKind KindOf(string? kind) => kind?.ToUpperInvariant() switch
    {
        "HUMAN" => AnnotatorKind.Human,
        "LLM" => AnnotatorKind.Model,
        "CODE" => AnnotatorKind.Code,
        _ => AnnotatorKind.Unknown,
    };

    private static double? Number(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var score) && double.IsFinite(score) => score,
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False } => 0,
        { ValueKind: JsonValueKind.String } text => OtlpValue.Of(JsonText.Of(text)).AsNumber(),
        _ => null,
    };

    private static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => JsonText.Of(text) is { Length: > 0 } said ? said : null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };
}
