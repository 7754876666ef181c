using Plumbline.Accounts;

namespace Plumbline.Capture.Langfuse;

/// <summary><c>GET /api/public/observations</c>, of one trace, and one of them.</summary>
internal static class ListObservations
{
    public static async Task<IResult> HandleAsync(HttpContext http, Caller caller, ReadTraces traces, CancellationToken cancel)
    {
        var page = new PageQuery(http, "traceId", "name", "type", "parentObservationId", "level", "fromStartTime", "toStartTime");
        var id = page.Id("traceId") ?? throw RefusedException.Invalid("traceId", "Observations are kept with their trace: say which one's are asked for. /api/public/traces lists traces.");
        var trace = await traces.FindAsync(caller.Project, id, cancel);
        ObservationView[] found = [.. (trace is null ? [] : ObservationView.Of(trace, caller.Project)).Where(Matching(page))];
        return LangfuseJson.Page([.. found.Skip(page.Skip).Take(page.Limit)], page, found.Length);
    }

    public static async Task<IResult> OneAsync(string id, Caller caller, ReadTraces traces, PartStore parts, CancellationToken cancel)
    {
        var trace = await parts.TraceOfAsync(caller.Project, id, cancel) is { } of ? await traces.FindAsync(caller.Project, of, cancel) : null;
        return LangfuseJson.Ok((trace is null ? [] : ObservationView.Of(trace, caller.Project)).FirstOrDefault(observation => observation.Id == id) ?? throw RefusedException.Missing("observation", id));
    }

    private static Func<ObservationView, bool> Matching(PageQuery page)
    {
        var (name, type, parent, level) = (page.Text("name"), page.Text("type"), page.Text("parentObservationId"), page.Text("level"));
        var (from, to) = (page.Time("fromStartTime"), page.Time("toStartTime"));
        return one => (name is null || one.Name == name) && (type is null || one.Type == type) && (parent is null || one.ParentObservationId == parent) && (level is null || one.Level == level)
            && (from is null || one.StartTime >= from) && (to is null || one.StartTime < to);
    }
}
