using Plumbline.Accounts;
using Plumbline.DeadLetters;

namespace Plumbline.Capture.Langfuse;

/// <summary><c>POST /api/public/scores</c>: one score. With an id it may be sent again, and stated anew.</summary>
internal static class StateScore
{
    public static async Task<IResult> HandleAsync(HttpContext http, Caller caller, StatedScores scores, DeadLetterQueue letters, CancellationToken cancel)
    {
        var text = await LangfuseRequest.BytesAsync(http, cancel);
        try
        {
            return LangfuseJson.Ok(new { id = await scores.StateAsync(caller, LangfuseRequest.Parsed(text), cancel) });
        }
        catch (RefusedException refused)
        {
            letters.Add(caller, new RefusedItem(KeepEvents.Surface, ScoreReplay.OneScore, RefusalCode.Invalid, refused.Refusals).With(text));
            throw;
        }
    }

    /// <summary><c>DELETE /api/public/scores/{id}</c>: what was said stays said.</summary>
    public static IResult KeepsWhatWasSaid(string id, HttpContext http)
    {
        const int Status = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = "POST";
        var message = $"Scores are facts and are not deleted. State '{id}' anew with POST {LangfuseApi.Path}/scores: the latest statement of an id counts.";
        return LangfuseJson.Ok(new { message, error = LangfuseProblem.Name(Status) }, Status);
    }
}
