using System.Data.Common;
using Dapper;
using Plumbline.Datasets;
using Plumbline.Optimizers;
using Plumbline.Storage;

namespace Plumbline.Evaluators;

/// <summary>
/// An item of a sealed test is opened for one candidate, once, with a reason that stays; cutting another version does not seal it again. What serves
/// now and the base may answer it too, to be compared with: they are not chosen by it.
/// </summary>
internal sealed class SealedTest(Database database, WriteQueue writes, IProduction production, TimeProvider clock)
{
    private const int Chunk = 500;

    private const string Columns = "o.scorecard as Scorecard, o.dataset as Dataset, o.candidate as Candidate, o.reason as Reason, o.items as Items, o.at as At";

    /// <summary>Does nothing for other splits; the same scorecard again is the same opening.</summary>
    /// <exception cref="RefusedException">There is no reason, or an item was opened for another scorecard.</exception>
    public async Task OpenAsync(string project, EvaluationRequest request, ScorecardReport report, IReadOnlyCollection<string> items, CancellationToken cancel)
    {
        if (request.Split != Split.SealedTest)
        {
            return;
        }

        var reason = request.OpenSealed ?? throw RefusedException.Invalid("open_sealed", "Opening the sealed test needs a reason, and happens once.");
        var isReference = report.Candidate == Policies.BaseRelease || report.Candidate == await production.CurrentAsync(project, cancel);
        var opening = new SealedOpening(report.Id, report.Dataset, report.Candidate, reason, items.Count, clock.GetUtcNow());
        var before = await writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                await database.Engine.AloneAsync("sealed_item", connection, transaction, token);
                if (!isReference && await BeforeAsync(connection, transaction, project, report.Id, items, token) is { Items: > 0 } earlier)
                {
                    return earlier;
                }

                await KeepAsync(connection, transaction, project, opening, isReference ? [] : items, token);
                return null;
            },
            WritePriority.Interactive, cancel);
        if (before is not null)
        {
            throw RefusedException.Conflict(
                "split", $"{before.Items} of the {items.Count} sealed items were opened before, for {before.Candidate} on {before.At:yyyy-MM-dd}: \"{before.Reason}\". Seal items that no candidate was scored on.");
        }
    }

    /// <summary>Every opening, newest first.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="dataset">Of one dataset version; null for all.</param>
    /// <param name="cancel">Ends the read.</param>
    public async Task<IReadOnlyList<SealedOpening>> OpeningsAsync(string project, string? dataset, CancellationToken cancel)
    {
        var sql = $"select {Columns} from sealed_opening o where o.project = @project {(dataset is null ? "" : "and o.dataset = @dataset")} order by o.n desc limit 500";
        await using var connection = await database.OpenAsync(cancel);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, dataset }, cancellationToken: cancel))).Select(row => row.Opening())];
    }

    /// <summary>The first opening of any of the items by another scorecard, with how many of them were opened.</summary>
    private async Task<SealedOpening?> BeforeAsync(
        DbConnection connection, DbTransaction transaction, string project, string scorecard, IReadOnlyCollection<string> items, CancellationToken cancel)
    {
        var sql = $"""
            select {Columns} from sealed_item i join sealed_opening o on o.project = i.project and o.scorecard = i.scorecard
            where i.project = @project and i.scorecard <> @scorecard and i.item {database.Engine.AnyOf("@chunk")} order by o.n
            """;
        var found = new List<Row>();
        foreach (var chunk in items.Chunk(Chunk))
        {
            found.AddRange(await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, scorecard, chunk }, transaction, cancellationToken: cancel)));
        }

        return found.Count == 0 ? null : found[0].Opening() with { Items = found.Count };
    }

    private static async Task KeepAsync(
        DbConnection connection, DbTransaction transaction, string project, SealedOpening opening, IReadOnlyCollection<string> items, CancellationToken cancel)
    {
        const string Opening = """
            insert into sealed_opening (project, scorecard, dataset, candidate, reason, items, at)
            values (@project, @Scorecard, @Dataset, @Candidate, @Reason, @Items, @at) on conflict (project, scorecard) do nothing
            """;
        const string Item = "insert into sealed_item (project, item, scorecard) values (@project, @item, @Scorecard) on conflict (project, item) do nothing";
        var at = Microseconds.Of(opening.At);
        await connection.ExecuteAsync(new CommandDefinition(
            Opening, new { project, opening.Scorecard, opening.Dataset, opening.Candidate, opening.Reason, opening.Items, at }, transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(Item, items.Select(item => new { project, item, opening.Scorecard }), transaction, cancellationToken: cancel));
    }

    private sealed record Row(string Scorecard, string Dataset, string Candidate, string Reason, long Items, long At)
    {
        public SealedOpening Opening() => new(Scorecard, Dataset, Candidate, Reason, (int)Items, Microseconds.ToDateTimeOffset(At));
    }
}

/// <summary>A look at sealed items.</summary>
/// <param name="Scorecard">The scores that came of it.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Candidate">The release that answered.</param>
/// <param name="Reason">Why it was opened.</param>
/// <param name="Items">Sealed items that were answered.</param>
/// <param name="At">When.</param>
internal sealed record SealedOpening(string Scorecard, string Dataset, string Candidate, string Reason, int Items, DateTimeOffset At);
