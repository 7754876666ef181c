using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary><c>GET /api/public/sessions</c> and one of them: conversations.</summary>
internal static class ListSessions
{
    private const int MostTraces = 500;

    public static async Task<IResult> HandleAsync(HttpContext http, Caller caller, TraceList traces, CancellationToken cancel)
    {
        var page = new PageQuery(http, "fromTimestamp", "toTimestamp");
        var (total, found) = await traces.ConversationsAsync(caller.Project, new(From: page.Time("fromTimestamp"), To: page.Time("toTimestamp")), page.Skip, page.Limit, cancel);
        return LangfuseJson.Page([.. found.Select(session => new { session.Id, createdAt = session.At, projectId = caller.Project })], page, total);
    }

    /// <summary>The conversation with its newest traces, oldest first.</summary>
    public static async Task<IResult> OneAsync(string id, Caller caller, ReadTraces traces, ScoreStore scores, CancellationToken cancel)
    {
        var (_, newest) = await traces.PageAsync(caller.Project, new(id), 0, MostTraces, cancel);
        ReadTrace[] found = [.. newest.Reverse()];
        if (found.Length == 0)
        {
            throw RefusedException.Missing("session", id);
        }

        var said = await scores.OfTracesAsync(caller.Project, [.. found.Select(trace => trace.Trace.Fact.Id)], cancel);
        return LangfuseJson.Ok(new
        {
            id,
            createdAt = found[0].Trace.Fact.At,
            projectId = caller.Project,
            found[^1].Environment,
            traces = found.Select(trace => LangfuseTraceView.Listed(trace, caller.Project, said[trace.Trace.Fact.Id])),
        });
    }
}
