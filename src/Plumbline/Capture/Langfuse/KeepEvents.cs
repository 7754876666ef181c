using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>Keeps the events of a batch, each on its own.</summary>
internal sealed class KeepEvents(FactWriter<CapturedPart> parts, FactWriter<FeedbackEntry> scores)
{
    public const string Surface = "langfuse";

    private static readonly EventRefusal Forbidden = new([new("key", "A publishable key states scores only; send traces with the secret key.")], IsForbidden: true);

    /// <summary>Keeps what may be kept; for each event why it is not, null when it is.</summary>
    public async Task<IReadOnlyList<EventRefusal?>> KeepAsync(Caller caller, IReadOnlyList<LangfuseEvent> events, CancellationToken cancel)
    {
        var mayCapture = caller.Access.Allows(Permission.Capture);
        CapturedPart[] told = [.. events.Select(one => one.Part).OfType<CapturedPart>().Where(_ => mayCapture)];
        FeedbackEntry[] said = [.. events.Select(one => one.Score).OfType<FeedbackEntry>()];
        _ = told.Length == 0 ? 0 : await parts.KeepAsync(caller, told, cancel);
        _ = said.Length == 0 ? 0 : await scores.KeepAsync(caller, said, cancel);
        return [.. events.Select(one => one.Refusals.Count > 0 ? new EventRefusal(one.Refusals) : one.Part is null || mayCapture ? null : Forbidden)];
    }
}

/// <summary>Why an event of a batch is not kept.</summary>
/// <param name="Reasons">What was wrong.</param>
/// <param name="IsForbidden">True when the event is fine and the key may not state it.</param>
internal sealed record EventRefusal(IReadOnlyList<Refusal> Reasons, bool IsForbidden = false);
