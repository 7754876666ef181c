using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;
using Plumbline.Storage;

namespace Plumbline.Board;

/// <summary>The board of feedback as JSON.</summary>
internal static class BoardApi
{
    public static void MapBoard(this IEndpointRouteBuilder api) =>
        api.MapGroup("").WithTags("Feedback").MapGet("/board", ReadAsync).Needs(Permission.Read).WithName("getBoard");

    private static async Task<BoardView> ReadAsync(
        Caller caller, BoardStore board, TimeProvider clock, CancellationToken cancel, string by = "all", [Range(1, BoardQuery.MostDays)] int days = 30) =>
        await BoardView.ReadAsync(board, caller.Project, BoardQuery.Last(days, Facet(by), clock.GetUtcNow()), cancel);

    private static BoardFacet Facet(string by) => Words.TryParse<BoardFacet>(by, out var facet)
        ? facet
        : throw RefusedException.Invalid("by", $"It is one of {string.Join(", ", Enum.GetValues<BoardFacet>().Select(Words.Of))}.");
}

/// <summary>What people said, what they did and what happened afterwards, beside each other.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="By">What the rows are.</param>
/// <param name="Rows">A row each, the most traces first.</param>
/// <param name="Days">Counts of each day.</param>
/// <param name="Outcomes">The mean of each outcome in each row, of the newest outcomes that name a trace.</param>
/// <param name="Foretelling">What goes with good outcomes, over all rows.</param>
/// <param name="OutcomesRead">Outcomes that the two before rest on.</param>
/// <param name="OutcomesWithoutTrace">Outcomes that name a conversation or a user alone, and so stand in no row.</param>
internal sealed record BoardView(
    DateTimeOffset From, DateTimeOffset To, BoardFacet By, IReadOnlyList<BoardRow> Rows, IReadOnlyList<DayCounts> Days, IReadOnlyList<FollowedRow> Outcomes,
    IReadOnlyList<Foretold> Foretelling, int OutcomesRead, long OutcomesWithoutTrace)
{
    public static async Task<BoardView> ReadAsync(BoardStore board, string project, BoardQuery query, CancellationToken cancel)
    {
        var counts = await board.CountsAsync(project, query, cancel);
        var (followed, without) = await board.OutcomesAsync(project, query, cancel);
        return new(
            query.From, query.To, query.By, [.. counts.Select(BoardRow.Of)], await board.DaysAsync(project, query, cancel), Followed.Means(followed), Followed.Foretelling(followed),
            followed.Count, without);
    }
}
