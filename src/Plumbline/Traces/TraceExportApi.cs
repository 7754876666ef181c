using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Outcomes;
using Plumbline.Signals;

namespace Plumbline.Traces;

/// <summary>The route that streams every trace of a filter.</summary>
internal static class TraceExportApi
{
    private const string Csv = "csv";
    private const string Lines = "jsonl";

    public static void MapTraceExport(this IEndpointRouteBuilder api) =>
        api.MapGet("/traces/export", (HttpContext http, Caller caller, ExportedLines lines, TraceExport export, string format = Lines) =>
            {
                var filter = FilterQuery.Of(http.Request.Query, "format");
                return format switch
                {
                    Csv => Stream(http, "text/csv; charset=utf-8", "traces.csv", export.CsvAsync(caller.Project, filter, http.RequestAborted)),
                    Lines => Stream(http, "application/jsonl; charset=utf-8", "traces.jsonl", lines.OfAsync(caller.Project, filter, http.RequestAborted)),
                    _ => throw RefusedException.Invalid("format", $"'{format}' is no format: {Csv} or {Lines}."),
                };
            })
            .Needs(Permission.Read).WithTags("Traces").WithName("exportTraces").TakesFilter().Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet);

    private static IResult Stream(HttpContext http, string type, string name, IAsyncEnumerable<string> texts) => Results.Stream(
        async stream =>
        {
            await foreach (var text in texts)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
            }
        },
        type, name);
}

/// <summary>Every trace of a filter as lines of JSON, each with what was said of it, as <c>plumbline import jsonl</c> reads them. Users are pseudonyms.</summary>
internal sealed class ExportedLines(TraceSearch search, WholeTraces whole, FeedbackStore feedback, SignalStore signals, OutcomeStore outcomes)
{
    public async IAsyncEnumerable<string> OfAsync(string project, TraceFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var lot in search.AllAsync(project, filter, TraceCursor.Newest, cancel))
        {
            var bodies = await whole.OfAsync(project, lot, cancel);
            foreach (var row in lot.Where(row => bodies.ContainsKey(row.Id)))
            {
                yield return await LinesAsync(project, row.With(bodies[row.Id]), cancel);
            }
        }
    }

    private async Task<string> LinesAsync(string project, Trace trace, CancellationToken cancel)
    {
        var text = new StringBuilder(Line("trace", trace));
        foreach (var entry in await feedback.OfTraceAsync(project, trace.Id, cancel))
        {
            text.Append(Line("feedback", entry.Fact));
        }

        foreach (var signal in await signals.OfTraceAsync(project, trace.Id, cancel))
        {
            text.Append(Line("signal", signal.Fact));
        }

        foreach (var outcome in (await outcomes.OfTraceAsync(project, trace.Id, cancel)).Where(outcome => outcome.Fact.Trace == trace.Id))
        {
            text.Append(Line("outcome", outcome.Fact));
        }

        return text.ToString();
    }

    private static string Line<T>(string kind, T fact) => $"{JsonSerializer.Serialize(new Dictionary<string, T> { [kind] = fact }, WireFormat.Options)}\n";
}
