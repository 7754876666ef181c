using Dapper;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Online;

/// <summary>Live traces in the order of their arrival: none is read before all that have lower numbers can be seen, and none that may still be told further.</summary>
internal sealed class Arrivals(Database database, TimeProvider clock)
{
    /// <summary>A trace that is captured part by part is left for so long after its first part.</summary>
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(10);

    /// <summary>The next traces after a number, and the number up to which all were read.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="after">Where the last reading ended.</param>
    /// <param name="filter">Which traces.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<(long Through, IReadOnlyList<Arrival> Traces)> NextAsync(string project, long after, OnlineFilter? filter, int limit, CancellationToken cancel)
    {
        const string Young = "select min(n) from trace where project = @project and n > @after and n <= @settled and captured = 1 and received_at > @young";
        var sql = $"""
            select n as N, id as Id, key as Key from trace
            where project = @project and n > @after and n <= @through and not exists (select 1 from replay where replay.key = trace.key)
              {(filter?.Model is null ? "" : "and model = @Model")} {(filter?.PromptVersion is null ? "" : "and prompt_version = @PromptVersion")} {(filter?.Release is null ? "" : "and release = @Release")}
            order by n limit @limit
            """;
        await using var connection = await database.OpenAsync(cancel);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select case when exists (select 1 from trace where n > @after) then 1 else 0 end", new { after }, cancellationToken: cancel)))
        {
            return (after, []);
        }

        var settled = await database.Engine.SettledAsync("trace", connection, cancel);
        var young = Microseconds.Of(clock.GetUtcNow() - Telling);
        var untold = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Young, new { project, after, settled, young }, cancellationToken: cancel));
        var through = untold - 1 ?? settled;
        var parameters = new { project, after, through, limit, filter?.Model, filter?.PromptVersion, filter?.Release };
        Arrival[] rows = [.. await connection.QueryAsync<Arrival>(new CommandDefinition(sql, parameters, cancellationToken: cancel))];
        return (rows.Length == limit ? rows[^1].N : Math.Max(through, after), rows);
    }

    /// <summary>Whole traces by their keys, those with an answer.</summary>
    public async Task<IReadOnlyList<Trace>> AnsweredAsync(IReadOnlyList<byte[]> keys, CancellationToken cancel)
    {
        const int Chunk = 200;
        var sql = $"select {TraceRow.Columns}, payload.body as Body from trace join payload on payload.n = trace.n where trace.key {database.Engine.AnyOf("@keys")} order by trace.n";
        var found = new List<Trace>();
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in keys.Chunk(Chunk))
        {
            found.AddRange(await connection.QueryAsync<TraceRow, byte[], Trace>(
                new CommandDefinition(sql, new { keys = chunk }, cancellationToken: cancel), (row, body) => row.With(TraceBody.Read(body)), splitOn: "Body"));
        }

        return [.. found.Where(trace => trace.Output is { Length: > 0 })];
    }
}

/// <summary>A trace that has arrived.</summary>
internal sealed record Arrival(long N, string Id, byte[] Key);
