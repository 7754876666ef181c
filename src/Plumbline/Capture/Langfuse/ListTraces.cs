using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary><c>GET /api/public/traces</c> and one of them.</summary>
internal static class ListTraces
{
    private static readonly Dictionary<string, string> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["timestamp.asc"] = "asc",
        ["timestamp.desc"] = "desc",
    };

    public static async Task<IResult> HandleAsync(HttpContext http, Caller caller, ReadTraces traces, ScoreStore scores, ProjectStore projects, CancellationToken cancel)
    {
        var page = new PageQuery(http, "userId", "sessionId", "release", "fromTimestamp", "toTimestamp", "orderBy");
        var query = new TraceQuery(
            page.Id("sessionId"), (await projects.PseudonymAsync(caller.Project, cancel)).Of(page.Id("userId")), page.Id("release"), page.Time("fromTimestamp"), page.Time("toTimestamp"),
            page.OneOf("orderBy", Orders) == "asc");
        var (total, found) = await traces.PageAsync(caller.Project, query, page.Skip, page.Limit, cancel);
        var said = await scores.OfTracesAsync(caller.Project, [.. found.Select(trace => trace.Trace.Fact.Id)], cancel);
        return LangfuseJson.Page([.. found.Select(trace => LangfuseTraceView.Listed(trace, caller.Project, said[trace.Trace.Fact.Id]))], page, total);
    }

    public static async Task<IResult> OneAsync(string id, Caller caller, ReadTraces traces, ScoreStore scores, CancellationToken cancel)
    {
        var trace = await traces.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("trace", id);
        var said = await scores.OfTracesAsync(caller.Project, [id], cancel);
        return LangfuseJson.Ok(LangfuseTraceView.Whole(trace, caller.Project, said[id]));
    }
}
