using System.Text.Json;
using Plumbline.Capture.Dialects;
using Plumbline.Feedback;

namespace Plumbline.Capture;

/// <summary>Scores as Langfuse clients state them, as feedback. A CORRECTION is the answer as it should have been.</summary>
public static class LangfuseScore
{
    private const int LongestText = 500;
    private static readonly string[] Kinds = ["NUMERIC", "BOOLEAN", "CATEGORICAL", "TEXT", "CORRECTION"];

    /// <summary>The score that a body states, or the reasons to refuse it.</summary>
    /// <param name="id">The id of the statement; the score's own id may be stated anew under another.</param>
    /// <param name="score">The score's id, where the body says none.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="at">When it was said, where the body does not say.</param>
    public static (FeedbackEntry? Score, IReadOnlyList<Refusal> Refusals) Of(string id, string score, JsonElement body, DateTimeOffset at)
    {
        if (body.ValueKind != JsonValueKind.Object || JsonText.Parsed(body.GetRawText()) is not { } whole)
        {
            return (null, [new("body", "A score is a JSON object, nested at most 48 levels deep, with each name once in it.")]);
        }

        var members = new LangfuseBody(whole, "");
        var entry = Of(id, members.Id("id") ?? score, members, at);
        Refusal[] refusals = [.. members.Refusals, .. FeedbackRules.Check(entry).Where(_ => members.Refusals.Count == 0)];
        return refusals.Length == 0 ? (entry, []) : (null, refusals);
    }

    internal static FeedbackEntry Of(string id, string score, LangfuseBody body, DateTimeOffset at)
    {
        var kind = Kind(body);
        var isCorrection = kind == "CORRECTION";
        var comment = body.Text("comment");
        var name = body.Id("name") ?? (isCorrection ? "output" : body.Refuse<string>("name", "A score has a name: what it is about."));
        var (value, label, text) = Said(body, kind);
        var entry = new FeedbackEntry(
            id, body.Id("traceId"), isCorrection ? FeedbackKind.Correction : FeedbackKind.Score, body.Time("timestamp") ?? at, value, text ?? (isCorrection ? null : comment),
            Name: isCorrection ? null : name, Label: label, Span: body.Id("observationId"), Source: Source(body),
            Conversation: body.Id("sessionId"), Slot: score);
        CheckTarget(body, entry);
        return entry with { Attributes = body.Rest(("comment", text is null || comment is null ? null : Content.Text(comment))) };
    }

    /// <summary>What kind of score it is; a number is NUMERIC, a word CATEGORICAL, where the client does not say.</summary>
    private static string? Kind(LangfuseBody body) => (body.Text("dataType"), body.Json("value")?.ValueKind) switch
    {
        ({ } said, _) => Kinds.Contains(said) ? said : body.Refuse<string>("dataType", $"'{said}' is no type of score: {string.Join(", ", Kinds)}."),
        (_, null) => body.Refuse<string>("value", "A score has a value."),
        (_, JsonValueKind.True or JsonValueKind.False) => "BOOLEAN",
        (_, JsonValueKind.String) => "CATEGORICAL",
        _ => "NUMERIC",
    };

    private static (double? Value, string? Label, string? Text) Said(LangfuseBody body, string? kind) => (kind, body.Json("value")) switch
    {
        (null, _) => default,
        ("NUMERIC", { } number) when LangfuseBody.NumberOf(number) is { } value => (value, null, null),
        ("BOOLEAN", { } flag) when Flag(flag) is { } yes => (yes ? 1 : 0, yes ? "True" : "False", null),
        ("CATEGORICAL", { ValueKind: JsonValueKind.String } word) when JsonText.Of(word) is { Length: > 0 } label => (null, label, null),
        ("TEXT", { ValueKind: JsonValueKind.String } words) when JsonText.Of(words) is { Length: > 0 and <= LongestText } text => (null, null, text),
        ("CORRECTION", { ValueKind: JsonValueKind.String } words) when JsonText.Of(words) is { Length: > 0 } text => (null, null, text),
        var (other, _) => body.Refuse<(double?, string?, string?)>("value", $"The value of a score of type {other} is {Right(other!)}."),
    };

    private static string Right(string kind) => kind switch
    {
        "NUMERIC" => "a finite number",
        "BOOLEAN" => "0 or 1",
        "TEXT" => $"a text of 1 to {LongestText} characters",
        "CORRECTION" => "the answer as it should have been, a text",
        _ => "a text, which is not empty",
    };

    private static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(JsonText.Of(value), out var flag) => flag,
        _ => LangfuseBody.NumberOf(value) switch { 0 => false, 1 => true, _ => null },
    };

    private static FeedbackSource Source(LangfuseBody body) => body.Text("source") switch
    {
        null or "API" => FeedbackSource.Unknown,
        "ANNOTATION" => FeedbackSource.Human,
        "EVAL" => FeedbackSource.Model,
        var other => body.Refuse<FeedbackSource>("source", $"'{other}' is no source of a score: API, ANNOTATION or EVAL."),
    };

    /// <summary>A score is about a trace, one observation in it, or a session; which of them need not be known yet.</summary>
    private static void CheckTarget(LangfuseBody body, FeedbackEntry entry)
    {
        if (body.Id("datasetRunId") is not null)
        {
            body.Refuse<string>("datasetRunId", "Runs of datasets are not offered here yet; a score is about a trace or a session.");
        }
        else if (entry is { Trace: not null, Conversation: not null })
        {
            body.Refuse<string>("sessionId", "A score is about a trace or a session, not both; leave one out.");
        }
        else if (entry is { Trace: null, Span: not null })
        {
            body.Refuse<string>("traceId", "The trace of the observation is needed.");
        }
        else if (entry is { Trace: null, Conversation: null })
        {
            body.Refuse<string>("traceId", "A traceId or a sessionId is needed: what the score is about.");
        }
        else if (entry is { Kind: FeedbackKind.Correction, Trace: null })
        {
            body.Refuse<string>("traceId", "A correction is about a trace or an observation.");
        }
    }
}
