using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Feedback;

namespace Plumbline.Capture.Otlp;

/// <summary>
/// Takes in again a body of traces or logs that was refused, whole or for some of its spans. Nothing of it is kept while any of it is refused,
/// and what its first arrival kept is not kept twice.
/// </summary>
internal sealed class OtlpReplay(string kind, KeepOtlp keep, PartStore parts, FeedbackStore feedback) : IReplay
{
    public string Surface => KeepOtlp.Surface;

    public string Kind => kind;

    public async Task<IReadOnlyList<Refusal>> RunAsync(Caller caller, OpenedLetter letter, CancellationToken cancel)
    {
        if (OtlpRequest.EncodingOf(letter.Letter.ContentType) is not { } encoding)
        {
            return [new("content_type", $"'{letter.Letter.ContentType}' is not OTLP's.")];
        }

        try
        {
            var (rejected, said, scores) = Read(new(encoding, letter.Bytes), letter.Letter.At);
            if (rejected.Count > 0)
            {
                return [.. rejected.Reasons.Select(reason => new Refusal($"[{reason.Index}]", reason.Reason))];
            }

            var kept = await keep.KeepAsync(caller, await NewAsync(caller.Project, said, cancel), await NewAsync(caller.Project, scores, cancel), cancel);
            return [.. kept.Reasons];
        }
        catch (OtlpFormatException broken)
        {
            return [new("body", broken.Message)];
        }
    }

    private (OtlpRejected Rejected, IReadOnlyList<CapturedPart> Parts, IReadOnlyList<CapturedScore> Scores) Read(OtlpRequest request, DateTimeOffset arrived)
    {
        if (kind == KeepOtlp.Traces)
        {
            var traces = request.Traces();
            return (traces.Rejected, OtlpParts.Of(traces, arrived), OtlpScores.Of(traces, arrived));
        }

        var logs = request.Logs();
        return (logs.Rejected, OtlpParts.Of(logs, arrived), OtlpScores.Of(logs, arrived));
    }

    /// <summary>A part's id is of its content, which redaction may have changed, so it is known by its step and its time.</summary>
    private async Task<IReadOnlyList<CapturedPart>> NewAsync(string project, IReadOnlyList<CapturedPart> said, CancellationToken cancel)
    {
        var fresh = new List<CapturedPart>();
        foreach (var trace in said.GroupBy(part => part.Trace, StringComparer.Ordinal))
        {
            var known = (Identifier.Check("trace", trace.Key) is null ? await parts.OfTraceAsync(project, trace.Key, cancel) : []).Select(part => (part.Span, part.At)).ToHashSet();
            fresh.AddRange(trace.Where(part => !known.Contains((part.Span, part.At))));
        }

        return fresh;
    }

    private async Task<IReadOnlyList<CapturedScore>> NewAsync(string project, IReadOnlyList<CapturedScore> scores, CancellationToken cancel)
    {
        var fresh = new List<CapturedScore>();
        foreach (var score in scores)
        {
            var entry = ScoreFeedback.Of(score);
            var known = entry.Trace is { } trace && Identifier.Check("trace", trace) is null ? await feedback.OfTraceAsync(project, trace, cancel) : [];
            if (!known.Any(one => one.Fact.Name == entry.Name && one.Fact.Span == entry.Span && one.Fact.At == entry.At))
            {
                fresh.Add(score);
            }
        }

        return fresh;
    }
}
