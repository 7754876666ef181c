using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Feedback;

namespace Plumbline.Capture.Langfuse;

/// <summary>Scores read back, in the shapes of <c>/v2/scores</c> and <c>/v3/scores</c>.</summary>
internal static class ListScores
{
    private static readonly string[] Filters =
    [
        "name", "userId", "fromTimestamp", "toTimestamp", "source", "operator", "value", "scoreIds", "sessionId", "traceId", "observationId", "dataType",
    ];

    private static readonly Dictionary<string, FeedbackSource[]> Sources = new(StringComparer.Ordinal)
    {
        ["API"] = [FeedbackSource.Unknown, FeedbackSource.Code],
        ["ANNOTATION"] = [FeedbackSource.Human],
        ["EVAL"] = [FeedbackSource.Model],
    };

    /// <summary>A numbered page, each score with what is known of its trace.</summary>
    public static async Task<IResult> SecondAsync(HttpContext http, Caller caller, ScoreStore scores, ReadTraces traces, ProjectStore projects, CancellationToken cancel)
    {
        var page = new PageQuery(http, Filters);
        var (total, found) = await scores.PageAsync(caller.Project, await FilterAsync(page, caller, projects, cancel), page.Skip, page.Limit, cancel);
        var about = await traces.OfAsync(caller.Project, [.. found.Select(score => score.Fact.Trace).OfType<string>()], cancel);
        return LangfuseJson.Page([.. found.Select(score => SecondScore.Of(score, score.Fact.Trace is { } trace ? about.GetValueOrDefault(trace) : null))], page, total);
    }

    public static async Task<IResult> OneAsync(string id, Caller caller, ScoreStore scores, CancellationToken cancel) =>
        LangfuseJson.Ok(SecondScore.Of(await scores.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("score", id), null));

    /// <summary>A page that ends with where the next begins.</summary>
    public static async Task<IResult> ThirdAsync(HttpContext http, Caller caller, ScoreStore scores, ProjectStore projects, CancellationToken cancel)
    {
        var page = new PageQuery(http, [.. Filters, "cursor"]);
        var skip = page.Whole("cursor", 0, 0, int.MaxValue);
        var (total, found) = await scores.PageAsync(caller.Project, await FilterAsync(page, caller, projects, cancel), skip, page.Limit, cancel);
        var next = skip + found.Count < total ? (skip + found.Count).ToString(CultureInfo.InvariantCulture) : null;
        object meta = next is null ? new { page.Limit } : new { page.Limit, cursor = next };
        return LangfuseJson.Ok(new { data = found.Select(ThirdScore.Of), meta });
    }

    private static async Task<ScoreFilter> FilterAsync(PageQuery page, Caller caller, ProjectStore projects, CancellationToken cancel)
    {
        var than = page.Text("operator");
        if (than is not null && !ScoreFilter.Operators.Contains(than))
        {
            throw RefusedException.Invalid("operator", $"'{than}' is no comparison: {string.Join(" ", ScoreFilter.Operators)}.");
        }

        if (than is null != page.Finite("value") is null)
        {
            throw RefusedException.Invalid(than is null ? "operator" : "value", "A comparison has both an operator and a value.");
        }

        return new(
            page.Id("name"), page.Id("traceId"), page.Id("observationId"), page.Id("sessionId"), (await projects.PseudonymAsync(caller.Project, cancel)).Of(page.Id("userId")),
            Type(page), page.OneOf("source", Sources), page.Time("fromTimestamp"), page.Time("toTimestamp"), than, page.Finite("value"), Ids(page));
    }

    private static ScoreType? Type(PageQuery page) => page.Text("dataType") is { } said
        ? Enum.TryParse<ScoreType>(said, ignoreCase: true, out var type) && char.IsAsciiLetter(said[0]) ? type : throw RefusedException.Invalid("dataType", $"'{said}' is none of NUMERIC, BOOLEAN, CATEGORICAL, TEXT, CORRECTION.")
        : null;

    private static string[]? Ids(PageQuery page)
    {
        string[]? ids = page.Text("scoreIds")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        RefusedException.ThrowIfAny([.. (ids ?? []).Select(id => Identifier.Check("scoreIds", id)).OfType<Refusal>()]);
        return ids is null or { Length: <= 500 } ? ids : throw RefusedException.Invalid("scoreIds", $"At most 500 ids, not {ids.Length}.");
    }
}
