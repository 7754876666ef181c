using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Otlp;

/// <summary>Keeps what an OTLP request says: spans and records as parts of traces, judgements as feedback. What of it is refused becomes dead letters.</summary>
internal sealed class KeepOtlp(FactWriter<CapturedPart> parts, FactWriter<FeedbackEntry> feedback, DeadLetterQueue letters, TimeProvider clock)
{
    /// <summary>The surface, and its two kinds of bodies.</summary>
    public const string Surface = "otlp", Traces = "traces", Logs = "logs";

    private const int MostReasons = 5;

    /// <returns>The response's body.</returns>
    /// <exception cref="OtlpFormatException">The body is not OTLP.</exception>
    /// <exception cref="OtlpRefusal">No span of it has usable ids.</exception>
    public async Task<byte[]> TracesAsync(Caller caller, OtlpRequest request, CancellationToken cancel)
    {
        var (now, said) = (clock.GetUtcNow(), request.Traces());
        if (said is { Spans.Count: 0, Rejected.Count: > 0 })
        {
            throw new OtlpRefusal(StatusCodes.Status400BadRequest, $"{said.Rejected.Reasons[0].Reason} (span {said.Rejected.Reasons[0].Index + 1} of the request). Logs are sent to /v1/logs.")
            {
                Items = said.Rejected.Count,
            };
        }

        var kept = await KeepAsync(caller, OtlpParts.Of(said, now), OtlpScores.Of(said, now), cancel);
        return OtlpResponse.Traces(request.Encoding, said.Rejected.Count + kept.RejectedParts, Message(caller, request, Traces, said.Rejected, kept));
    }

    /// <returns>The response's body.</returns>
    /// <exception cref="OtlpFormatException">The body is not OTLP.</exception>
    public async Task<byte[]> LogsAsync(Caller caller, OtlpRequest request, CancellationToken cancel)
    {
        var (now, said) = (clock.GetUtcNow(), request.Logs());
        var kept = await KeepAsync(caller, OtlpParts.Of(said, now), OtlpScores.Of(said, now), cancel);
        return OtlpResponse.Logs(request.Encoding, said.Rejected.Count + kept.RejectedParts, Message(caller, request, Logs, said.Rejected, kept));
    }

    /// <summary>Keeps what may be kept, and says what may not.</summary>
    public async Task<KeptOtlp> KeepAsync(Caller caller, IReadOnlyList<CapturedPart> said, IReadOnlyList<CapturedScore> scores, CancellationToken cancel)
    {
        var refusals = said.Select(part => CapturedPartRules.Check(part)).ToArray();
        FeedbackEntry[] entries = [.. scores.Select(ScoreFeedback.Of)];
        var refused = entries.Select(entry => FeedbackRules.Check(entry)).ToArray();
        CapturedPart[] sound = [.. said.Where((_, place) => refusals[place].Count == 0)];
        FeedbackEntry[] whole = [.. entries.Where((_, place) => refused[place].Count == 0)];
        if (sound.Length > 0)
        {
            await parts.KeepAsync(caller, sound, cancel);
        }

        if (whole.Length > 0)
        {
            await feedback.KeepAsync(caller, whole, cancel);
        }

        return new(said.Count - sound.Length, [.. Letters("part", said, refusals, PartBody.Write), .. Letters("feedback", entries, refused, entry => JsonSerializer.SerializeToUtf8Bytes(entry, WireFormat.Options))]);
    }

    private static IEnumerable<RefusedItem> Letters<T>(string kind, IReadOnlyList<T> all, IReadOnlyList<Refusal>[] refusals, Func<T, byte[]> write) => all
        .Select((one, place) => (Fact: one, Reasons: refusals[place]))
        .Where(one => one.Reasons.Count > 0)
        .Select(one => new RefusedItem(Surface, kind, RefusalCode.Invalid, one.Reasons).With(write(one.Fact)));

    /// <summary>What the client is told of what was refused, which goes on the list; null when nothing was.</summary>
    private string? Message(Caller caller, OtlpRequest request, string kind, OtlpRejected rejected, KeptOtlp kept)
    {
        Refusal[] withoutIds = [.. rejected.Reasons.Take(MostReasons).Select(reason => new Refusal($"[{reason.Index}]", reason.Reason))];
        letters.Add(caller, kept.Refused);
        if (withoutIds.Length > 0)
        {
            letters.Add(caller, new RefusedItem(Surface, kind, RefusalCode.Invalid, withoutIds) { ContentType = request.ContentType, Items = rejected.Count }.With(request.Body.Span));
        }

        string[] reasons = [.. withoutIds.Select(reason => reason.Message), .. kept.Reasons.Take(MostReasons).Select(reason => $"{reason.Field}: {reason.Message}")];
        return reasons.Length == 0 ? null : string.Join(' ', reasons);
    }
}

/// <summary>What became of an OTLP request.</summary>
/// <param name="RejectedParts">Spans or records that were refused.</param>
/// <param name="Refused">Those, and refused judgements, each with its reasons.</param>
internal sealed record KeptOtlp(int RejectedParts, IReadOnlyList<RefusedItem> Refused)
{
    public IEnumerable<Refusal> Reasons => Refused.SelectMany(item => item.Reasons);
}
