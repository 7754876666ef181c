using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>The payloads of some listed traces, read at once.</summary>
internal sealed class WholeTraces(Database database)
{
    /// <summary>What is listed of one trace; null when there is none by that id.</summary>
    public async Task<TraceRow?> RowAsync(string project, string id, CancellationToken cancel)
    {
        if (Identifier.Check("id", id) is not null)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<TraceRow>(
            new CommandDefinition($"select {TraceRow.Columns} from trace where key = @key", new { key = Key.Of(project, "trace", id) }, cancellationToken: cancel));
    }

    /// <summary>The payload of each that is still there, by its id; where the text has expired, what stands in its place.</summary>
    public async Task<IReadOnlyDictionary<string, TraceBody>> OfAsync(string project, IReadOnlyCollection<TraceRow> rows, CancellationToken cancel)
    {
        var sql = $"select trace.id as Id, payload.body as Body from trace left join payload on payload.n = trace.n where trace.key {database.Engine.AnyOf("@keys")}";
        var keys = rows.Select(row => Key.Of(project, "trace", row.Id)).ToArray();
        await using var connection = await database.OpenAsync(cancel);
        var bodies = await connection.QueryAsync<(string Id, byte[]? Body)>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
        var known = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return bodies.ToDictionary(row => row.Id, row => row.Body is { } body ? TraceBody.Read(body) : known[row.Id].Expired(), StringComparer.Ordinal);
    }
}
