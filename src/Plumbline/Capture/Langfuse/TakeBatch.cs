using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Storage;

namespace Plumbline.Capture.Langfuse;

/// <summary>
/// <c>POST /api/public/ingestion</c>: each event of the batch on its own. What is wrong is named beside what was kept; an event that was sent
/// before is answered as then and changes nothing. A publishable key states scores only.
/// </summary>
internal static class TakeBatch
{
    private const int MostEvents = 10_000;

    public static async Task<IResult> HandleAsync(
        HttpContext http, Caller caller, FactWriter<CapturedPart> parts, FactWriter<FeedbackEntry> scores, TimeProvider clock, CancellationToken cancel)
    {
        var events = LangfuseBatch.Of(await LangfuseRequest.ReadAsync(http, cancel), clock.GetUtcNow(), LangfuseRequest.ClientOf(http))
            ?? throw RefusedException.Invalid("batch", "A list of events is needed: {\"batch\":[…]}.");
        if (events.Count > MostEvents)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, new Refusal("batch", $"A batch has at most {MostEvents} events, this one has {events.Count}."));
        }

        var mayCapture = caller.Access.Allows(Permission.Capture);
        CapturedPart[] told = [.. events.Select(one => one.Part).OfType<CapturedPart>().Where(_ => mayCapture)];
        FeedbackEntry[] said = [.. events.Select(one => one.Score).OfType<FeedbackEntry>()];
        _ = told.Length == 0 ? 0 : await parts.KeepAsync(caller, told, cancel);
        _ = said.Length == 0 ? 0 : await scores.KeepAsync(caller, said, cancel);
        return Answer(events, mayCapture);
    }

    private static IResult Answer(IReadOnlyList<LangfuseEvent> events, bool mayCapture)
    {
        var judged = events.Select(one => (Event: one, Status: one.Refusals.Count > 0 ? StatusCodes.Status400BadRequest : one.Part is null || mayCapture ? StatusCodes.Status201Created : StatusCodes.Status401Unauthorized)).ToArray();
        return LangfuseJson.Ok(
            new
            {
                successes = judged.Where(one => one.Status == StatusCodes.Status201Created).Select(one => new { one.Event.Id, one.Status }),
                errors = judged.Where(one => one.Status != StatusCodes.Status201Created).Select(one => new { one.Event.Id, one.Status, message = Message(one.Event), error = LangfuseProblem.Name(one.Status) }),
            },
            StatusCodes.Status207MultiStatus);
    }

    private static string Message(LangfuseEvent refused) => refused.Refusals.Count == 0
        ? "A publishable key states scores only; send traces with the secret key."
        : $"{LangfuseProblem.Invalid}: {string.Join(' ', refused.Refusals.Select(refusal => $"{refusal.Field}: {refusal.Message}"))}";
}
