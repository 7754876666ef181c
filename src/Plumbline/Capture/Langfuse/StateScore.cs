using Plumbline.Accounts;

namespace Plumbline.Capture.Langfuse;

/// <summary><c>POST /api/public/scores</c>: one score. With an id it may be sent again, and stated anew.</summary>
internal static class StateScore
{
    public static async Task<IResult> HandleAsync(HttpContext http, Caller caller, StatedScores scores, CancellationToken cancel) =>
        LangfuseJson.Ok(new { id = await scores.StateAsync(caller, await LangfuseRequest.ReadAsync(http, cancel), cancel) });

    /// <summary><c>DELETE /api/public/scores/{id}</c>: what was said stays said.</summary>
    public static IResult KeepsWhatWasSaid(string id, HttpContext http)
    {
        const int Status = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = "POST";
        var message = $"Scores are facts and are not deleted. State '{id}' anew with POST {LangfuseApi.Path}/scores: the latest statement of an id counts.";
        return LangfuseJson.Ok(new { message, error = LangfuseProblem.Name(Status) }, Status);
    }
}
