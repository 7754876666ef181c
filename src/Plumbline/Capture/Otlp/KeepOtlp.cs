using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Otlp;

/// <summary>Keeps what an OTLP request says: spans and records as parts of traces, judgements as feedback.</summary>
internal sealed class KeepOtlp(FactWriter<CapturedPart> parts, FactWriter<FeedbackEntry> feedback, TimeProvider clock)
{
    private const int MostReasons = 5;

    /// <returns>The response's body.</returns>
    /// <exception cref="OtlpFormatException">The body is not OTLP.</exception>
    /// <exception cref="OtlpRefusal">A span has no usable ids.</exception>
    public async Task<byte[]> TracesAsync(Caller caller, OtlpRequest request, CancellationToken cancel)
    {
        var (now, said) = (clock.GetUtcNow(), request.Encoding == OtlpEncoding.Json ? OtlpJson.Traces(request.Body) : OtlpReader.Traces(request.Body.Span));
        if (said.Rejected.Count > 0)
        {
            throw new OtlpRefusal(StatusCodes.Status400BadRequest, $"{said.Rejected.Reasons[0].Reason} (span {said.Rejected.Reasons[0].Index + 1} of the request). Logs are sent to /v1/logs.");
        }

        var (rejected, message) = await KeepAsync(caller, OtlpParts.Of(said, now), OtlpScores.Of(said, now), cancel);
        return OtlpResponse.Traces(request.Encoding, rejected, message);
    }

    /// <returns>The response's body.</returns>
    /// <exception cref="OtlpFormatException">The body is not OTLP.</exception>
    public async Task<byte[]> LogsAsync(Caller caller, OtlpRequest request, CancellationToken cancel)
    {
        var (now, said) = (clock.GetUtcNow(), request.Encoding == OtlpEncoding.Json ? OtlpJson.Logs(request.Body) : OtlpReader.Logs(request.Body.Span));
        var (rejected, message) = await KeepAsync(caller, OtlpParts.Of(said, now), OtlpScores.Of(said, now), cancel);
        return OtlpResponse.Logs(request.Encoding, rejected + said.Rejected.Count, string.Join(' ', said.Rejected.Reasons.Take(MostReasons).Select(reason => reason.Reason).Append(message).OfType<string>()));
    }

    private async Task<(int Rejected, string? Message)> KeepAsync(Caller caller, IReadOnlyList<CapturedPart> said, IReadOnlyList<CapturedScore> scores, CancellationToken cancel)
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

        Refusal[] all = [.. refusals.Concat(refused).SelectMany(reasons => reasons)];
        return (said.Count - sound.Length, all.Length == 0 ? null : string.Join(' ', all.Take(MostReasons).Select(reason => $"{reason.Field}: {reason.Message}")));
    }
}
