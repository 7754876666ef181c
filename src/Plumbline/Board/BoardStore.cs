using System.Data.Common;
using Dapper;
using Plumbline.Implicit;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Board;

/// <summary>Reads the counts behind a board, from rollups alone: what it costs depends on days and cohorts, never on traces.</summary>
internal sealed class BoardStore(Database database)
{
    /// <summary>Outcomes that one board reads.</summary>
    public const int MostOutcomes = 20_000;

    private const string Latency = "sum(latency_0), sum(latency_1), sum(latency_2), sum(latency_3), sum(latency_4), sum(latency_5), sum(latency_6), sum(latency_7), sum(latency_8), sum(latency_9), sum(latency_10), sum(latency_11), sum(latency_12), sum(latency_13), sum(latency_14), sum(latency_15)";
    private const string Cohorts = "where project = @Project and hour >= @From and hour < @To";

    /// <summary>The counts of each row, the most traces first.</summary>
    public async Task<IReadOnlyList<BoardCounts>> CountsAsync(string project, BoardQuery query, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var said = (await SaidAsync(connection, project, query, cancel)).ToLookup(row => row.Name, StringComparer.Ordinal);
        var raters = (await RatersAsync(connection, project, query, cancel)).ToLookup(row => row.Name, StringComparer.Ordinal);
        var sql = $"select {query.Column}, sum(traces), sum(served), sum(failed), sum(input_tokens), sum(output_tokens), sum(priced), sum(cost_usd), sum(timed), {Latency} from trace_hour {Cohorts} group by 1";
        var rows = new List<BoardCounts>();
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, query.Parameters(project), cancellationToken: cancel));
        while (await reader.ReadAsync(cancel))
        {
            if (Whole(reader, 1) > 0)
            {
                var name = reader.GetString(0);
                rows.Add(new(
                    name, Whole(reader, 1), Whole(reader, 2), Whole(reader, 3), Whole(reader, 4), Whole(reader, 5), Whole(reader, 6), reader.GetDouble(7), Whole(reader, 8),
                    [.. Enumerable.Range(9, LatencyBins.Count).Select(column => Whole(reader, column))],
                    said[name].ToDictionary(row => (Said)row.Said, row => row.Traces), [.. raters[name].Select(row => row.Thumbs)]));
            }
        }

        return [.. rows.OrderByDescending(row => row.Traces).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    /// <summary>Traces and thumbs of each day.</summary>
    public async Task<IReadOnlyList<DayCounts>> DaysAsync(string project, BoardQuery query, CancellationToken cancel)
    {
        var days = $"hour - hour % {Cohort.DayLength}";
        var traces = $"select {days}, cast(sum(served) as bigint), cast(sum(failed) as bigint), cast(sum(traces) as bigint) from trace_hour {Cohorts} group by 1 order by 1";
        const string Thumbs = "select day, cast(sum(up) as bigint), cast(sum(down) as bigint) from rater_day where project = @Project and day >= @From and day < @To group by 1";
        await using var connection = await database.OpenAsync(cancel);
        var thumbs = (await connection.QueryAsync<(long Day, long Up, long Down)>(new CommandDefinition(Thumbs, query.Parameters(project), cancellationToken: cancel))).ToDictionary(row => row.Day);
        var counted = await connection.QueryAsync<(long Day, long Served, long Failed, long Traces)>(new CommandDefinition(traces, query.Parameters(project), cancellationToken: cancel));
        return [.. counted.Select(row => new DayCounts(
            Microseconds.ToDateTimeOffset(row.Day), row.Traces, row.Served, row.Failed, thumbs.GetValueOrDefault(row.Day).Up, thumbs.GetValueOrDefault(row.Day).Down))];
    }

    /// <summary>The newest outcomes that name a trace of these days, each with its row and with what was said of the trace; and how many outcomes name none.</summary>
    public async Task<(IReadOnlyList<FollowedTrace> Followed, long WithoutTrace)> OutcomesAsync(string project, BoardQuery query, CancellationToken cancel)
    {
        var column = query.By == BoardFacet.All ? "''" : $"coalesce(trace.{query.Column}, '')";
        var followed = $"""
            select {column} as Name, outcome.name as Outcome, outcome.value as Value, trace.said as Said from outcome join trace on trace.key = outcome.trace_key
            where outcome.project = @Project and trace.at >= @From and trace.at < @To order by outcome.n desc limit {MostOutcomes}
            """;
        const string Without = "select count(*) from outcome where project = @Project and trace_key is null and at >= @From and at < @To";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string, string, double, long)>(new CommandDefinition(followed, query.Parameters(project), cancellationToken: cancel));
        return ([.. rows.Select(row => new FollowedTrace(row.Item1, row.Item2, row.Item3, (Said)row.Item4))],
            await connection.ExecuteScalarAsync<long>(new CommandDefinition(Without, query.Parameters(project), cancellationToken: cancel)));
    }

    private static async Task<IEnumerable<(string Name, long Said, long Traces)>> SaidAsync(DbConnection connection, string project, BoardQuery query, CancellationToken cancel)
    {
        var sql = $"select {query.Column}, said, cast(sum(traces) as bigint) from said_hour {Cohorts} group by 1, 2";
        return await connection.QueryAsync<(string, long, long)>(new CommandDefinition(sql, query.Parameters(project), cancellationToken: cancel));
    }

    // Users who gave the same come as one row; a thumb without a name is a user of its own.
    private static async Task<IEnumerable<(string Name, RaterThumbs Thumbs)>> RatersAsync(DbConnection connection, string project, BoardQuery query, CancellationToken cancel)
    {
        const string Where = "from rater_day where project = @Project and day >= @From and day < @To";
        var named = $"""
            select name, up, down, count(*) from
              (select {query.Column} as name, cast(sum(up) as bigint) as up, cast(sum(down) as bigint) as down {Where} and rater <> '' group by 1, rater) as raters
            group by 1, 2, 3
            """;
        var unnamed = $"select {query.Column}, cast(sum(up) as bigint), cast(sum(down) as bigint) {Where} and rater = '' group by 1";
        var known = await connection.QueryAsync<(string Name, long Up, long Down, long Raters)>(new CommandDefinition(named, query.Parameters(project), cancellationToken: cancel));
        var single = await connection.QueryAsync<(string Name, long Up, long Down)>(new CommandDefinition(unnamed, query.Parameters(project), cancellationToken: cancel));
        return known.Select(row => (row.Name, new RaterThumbs(row.Up, row.Down, row.Raters)))
            .Concat(single.SelectMany(row => new[] { (row.Name, new RaterThumbs(1, 0, row.Up)), (row.Name, new RaterThumbs(0, 1, row.Down)) }));
    }

    private static long Whole(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The counts of one row of a board.</summary>
internal sealed record BoardCounts(
    string Name, long Traces, long Served, long Failed, long InputTokens, long OutputTokens, long Priced, double CostUsd, long Timed, IReadOnlyList<long> Latency,
    IReadOnlyDictionary<Said, long> Said, IReadOnlyList<RaterThumbs> Raters);

/// <summary>The counts of one day.</summary>
internal sealed record DayCounts(DateTimeOffset Day, long Traces, long Served, long Failed, long Up, long Down);

/// <summary>An outcome of a trace: the trace's row on the board, the outcome's name and value, and what was said of the trace.</summary>
internal sealed record FollowedTrace(string Name, string Outcome, double Value, Said Said);
