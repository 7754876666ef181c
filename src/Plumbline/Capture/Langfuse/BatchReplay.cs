using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;

namespace Plumbline.Capture.Langfuse;

/// <summary>Takes in again one event of a batch, or a batch that could not be read.</summary>
internal sealed class BatchReplay(string kind, KeepEvents keep) : IReplay
{
    public const string OneEvent = "event", WholeBatch = "batch";

    public string Surface => KeepEvents.Surface;

    public string Kind => kind;

    public static BatchReplay Of(IServiceProvider services, string kind) => new(kind, services.GetRequiredService<KeepEvents>());

    public async Task<IReadOnlyList<Refusal>> RunAsync(Caller caller, OpenedLetter letter, CancellationToken cancel)
    {
        var body = LangfuseRequest.Parsed(letter.Bytes!);
        var batch = kind == OneEvent ? JsonSerializer.SerializeToElement(new { batch = new[] { body } }) : body;
        if (LangfuseBatch.Of(batch, letter.Letter.At) is not { } events)
        {
            return [new("batch", "It is no list of events.")];
        }

        var refusals = await keep.KeepAsync(caller, events, cancel);
        return [.. refusals.OfType<EventRefusal>().SelectMany(refusal => refusal.Reasons)];
    }
}
