using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;

namespace Plumbline.Capture.Langfuse;

/// <summary>
/// <c>POST /api/public/ingestion</c>: each event of the batch on its own. What is wrong is named beside what was kept; an event that was sent
/// before is answered as then and changes nothing. A publishable key states scores only.
/// </summary>
internal static class TakeBatch
{
    private const int MostEvents = 10_000;

    public static async Task<IResult> HandleAsync(
        HttpContext http, Caller caller, KeepEvents keep, DeadLetterQueue letters, TimeProvider clock, CancellationToken cancel)
    {
        var text = await LangfuseRequest.BytesAsync(http, cancel);
        var (body, events) = Read(http, caller, letters, text, clock.GetUtcNow());
        if (events.Count > MostEvents)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, new Refusal("batch", $"A batch has at most {MostEvents} events, this one has {events.Count}."));
        }

        var refusals = await keep.KeepAsync(caller, events, cancel);
        letters.Add(caller, [.. Letters(body, refusals)]);
        return Answer(events, refusals);
    }

    /// <summary>The body and its events; a body without is on the list of what was refused, as it was sent.</summary>
    private static (JsonElement Body, IReadOnlyList<LangfuseEvent> Events) Read(HttpContext http, Caller caller, DeadLetterQueue letters, byte[] text, DateTimeOffset now)
    {
        try
        {
            var body = LangfuseRequest.Parsed(text);
            return (body, LangfuseBatch.Of(body, now, LangfuseRequest.ClientOf(http)) ?? throw RefusedException.Invalid("batch", "A list of events is needed: {\"batch\":[…]}."));
        }
        catch (RefusedException refused)
        {
            letters.Add(caller, new RefusedItem(KeepEvents.Surface, BatchReplay.WholeBatch, RefusalCode.Unreadable, refused.Refusals).With(text));
            throw;
        }
    }

    private static IEnumerable<RefusedItem> Letters(JsonElement body, IReadOnlyList<EventRefusal?> refusals) => body.GetProperty("batch").EnumerateArray()
        .Zip(refusals)
        .Where(one => one.Second is not null)
        .Select(one => new RefusedItem(KeepEvents.Surface, BatchReplay.OneEvent, one.Second!.IsForbidden ? RefusalCode.Forbidden : RefusalCode.Invalid, one.Second.Reasons).With(one.First));

    private static IResult Answer(IReadOnlyList<LangfuseEvent> events, IReadOnlyList<EventRefusal?> refusals)
    {
        var judged = events.Zip(refusals, (one, refusal) => (Event: one, Refusal: refusal, Status: refusal is null ? StatusCodes.Status201Created : refusal.IsForbidden ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest)).ToArray();
        return LangfuseJson.Ok(
            new
            {
                successes = judged.Where(one => one.Status == StatusCodes.Status201Created).Select(one => new { one.Event.Id, one.Status }),
                errors = judged.Where(one => one.Status != StatusCodes.Status201Created).Select(one => new { one.Event.Id, one.Status, message = Message(one.Refusal!), error = LangfuseProblem.Name(one.Status) }),
            },
            StatusCodes.Status207MultiStatus);
    }

    private static string Message(EventRefusal refused) => refused.IsForbidden
        ? refused.Reasons[0].Message
        : $"{LangfuseProblem.Invalid}: {string.Join(' ', refused.Reasons.Select(refusal => $"{refusal.Field}: {refusal.Message}"))}";
}
