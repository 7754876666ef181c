using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dapper;
using Plumbline.Accounts;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>
/// Traces that fit a filter, newest first. A page looks at so many traces and for so long at most, and says how far back it looked; only what goes through all, an
/// export or a job, looks at all.
/// </summary>
internal sealed partial class TraceSearch(Database database, ProjectStore projects, TimeProvider clock)
{
    /// <summary>The most traces that one page looks at.</summary>
    public const int Window = 20_000;

    /// <summary>The most whose payloads it reads, where a text or an attribute is asked for.</summary>
    public const int PayloadWindow = 5_000;

    private const int FirstStretch = 250;
    private const int LongestStretch = 4_000;
    private const int Lot = 250;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    /// <summary>At most <paramref name="limit"/> traces below the cursor.</summary>
    public async Task<TraceMatches> PageAsync(string project, TraceFilter filter, TraceCursor before, int limit, CancellationToken cancel)
    {
        var (found, searched, started) = (new List<TraceRow>(), 0, clock.GetTimestamp());
        var cursor = before;
        await foreach (var stretch in StretchesAsync(project, filter, before, limit + 1, cancel))
        {
            found.AddRange(stretch.Rows.Take(limit + 1 - found.Count));
            searched += stretch.Searched;
            if (found.Count > limit)
            {
                return new([.. found.Take(limit)], found[limit - 1].Cursor, null);
            }

            if (stretch.Floor is not { } floor)
            {
                return new(found, null, null);
            }

            cursor = floor;
            if (searched >= (stretch.Payloads ? PayloadWindow : Window) || clock.GetElapsedTime(started) > Longest)
            {
                break;
            }
        }

        return new(found, cursor, Microseconds.ToDateTimeOffset(cursor.At));
    }

    /// <summary>Every trace that fits, in lots of at most some hundreds; cost linear in the traces of the time asked for.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TraceRow>> AllAsync(string project, TraceFilter filter, TraceCursor before, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var stretch in StretchesAsync(project, filter, before, Lot, cancel))
        {
            foreach (var lot in stretch.Rows.Chunk(Lot))
            {
                yield return lot;
            }
        }
    }

    /// <summary>Whether the project has any trace.</summary>
    public async Task<bool> AnyAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition("select 1 from trace where project = @project limit 1", new { project }, cancellationToken: cancel)) is not null;
    }

    private async IAsyncEnumerable<StretchOfTraces> StretchesAsync(string project, TraceFilter filter, TraceCursor before, int wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sql = FilterSql.Of(project, filter, await PersonAsync(project, filter.User, cancel), clock.GetUtcNow());
        TraceCursor? cursor = before;
        for (var length = FirstStretch; cursor is { } from; length = Math.Min(2 * length, sql.NeedsPayload ? FirstStretch : LongestStretch)) // most pages are full soon
        {
            StretchOfTraces stretch;
            await using (var connection = await database.OpenAsync(cancel)) // a stretch at a time: nobody who writes waits for a slow reader
            {
                stretch = sql.IsDirect ? await DirectAsync(connection, sql, from, wanted, cancel) : await TriedAsync(connection, sql, from, length, cancel);
            }

            yield return stretch;
            cursor = stretch.Floor;
        }
    }

    private async Task<StretchOfTraces> DirectAsync(DbConnection connection, FilterSql sql, TraceCursor from, int wanted, CancellationToken cancel)
    {
        var rows = await RowsAsync(connection, sql, from, new(long.MinValue, 0), wanted, cancel);
        return new(rows, rows.Count == wanted ? rows[^1].Cursor : null, rows.Count, false);
    }

    private async Task<StretchOfTraces> TriedAsync(DbConnection connection, FilterSql sql, TraceCursor from, int length, CancellationToken cancel)
    {
        var floor = await connection.QuerySingleOrDefaultAsync<Place>(
            new CommandDefinition(sql.Driver.FloorSql(database.Engine), sql.With(new { from.At, from.N, Stretch = length - 1 }), cancellationToken: cancel));
        var bottom = floor is null ? new TraceCursor(long.MinValue, 0) : new(floor.At, floor.N);
        var rows = sql.NeedsPayload ? await ReadAsync(connection, sql, from, bottom, cancel) : await RowsAsync(connection, sql, from, bottom, int.MaxValue, cancel);
        return new(rows, floor is null ? null : bottom, length, sql.NeedsPayload);
    }

    private async Task<IReadOnlyList<TraceRow>> RowsAsync(DbConnection connection, FilterSql sql, TraceCursor from, TraceCursor floor, int limit, CancellationToken cancel)
    {
        var text = $"select {TraceRow.Columns} from {sql.Driver.Rows(database.Engine)} where {sql.Driver.Stretch} {sql.Residual} order by {sql.Driver.Order} limit @Limit";
        return [.. await connection.QueryAsync<TraceRow>(new CommandDefinition(text, Between(sql, from, floor, limit), cancellationToken: cancel))];
    }

    private async Task<IReadOnlyList<TraceRow>> ReadAsync(DbConnection connection, FilterSql sql, TraceCursor from, TraceCursor floor, CancellationToken cancel)
    {
        var text = $"""
            select {TraceRow.Columns}, payload.body as Body from {sql.Driver.Rows(database.Engine)} join payload on payload.n = trace.n
            where {sql.Driver.Stretch} {sql.Residual} order by {sql.Driver.Order}
            """;
        var rows = await connection.QueryAsync<TraceRow, byte[], (TraceRow Row, bool Fits)>(
            new CommandDefinition(text, Between(sql, from, floor, int.MaxValue), cancellationToken: cancel),
            (row, body) => (row, PayloadTest.Holds(sql.Filter, body)), splitOn: "Body");
        return [.. rows.Where(row => row.Fits).Select(row => row.Row)];
    }

    private static DynamicParameters Between(FilterSql sql, TraceCursor from, TraceCursor floor, int limit) =>
        sql.With(new { from.At, from.N, FloorAt = floor.At, FloorN = floor.N, Limit = limit });

    private async Task<string?> PersonAsync(string project, string? user, CancellationToken cancel) =>
        user is null || Pseudonymous().IsMatch(user) ? user : (await projects.PseudonymAsync(project, cancel)).Of(user);

    [GeneratedRegex("^p_[0-9a-f]{24}$")]
    private static partial Regex Pseudonymous();

    private sealed record Place(long At, long N);
}

/// <summary>A page of traces.</summary>
/// <param name="Rows">Those that fit, newest first.</param>
/// <param name="Next">Where the next page begins; null when there is nothing older.</param>
/// <param name="SearchedTo">How far back the page looked when it stopped before it was full; null when it is full or looked at all.</param>
internal sealed record TraceMatches(IReadOnlyList<TraceRow> Rows, TraceCursor? Next, DateTimeOffset? SearchedTo);

/// <summary>What was found between two places.</summary>
internal sealed record StretchOfTraces(IReadOnlyList<TraceRow> Rows, TraceCursor? Floor, int Searched, bool Payloads);
