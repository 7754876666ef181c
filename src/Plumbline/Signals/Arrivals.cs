using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>What came since signals were last derived: the traces that every kind of fact is about, by the order of arrival.</summary>
internal sealed class Arrivals(Database database)
{
    /// <summary>Rows of each kind that are read at a time.</summary>
    public const int Chunk = 500;

    private static readonly (string Table, string Trace, string Condition)[] Kinds =
    [
        ("trace", "key", ""),
        ("trace_part", "trace_key", ""),
        ("interaction", "trace_key", ""),
        ("feedback", "trace_key", "and kind <> 'score'"),
        ("signal", "trace_key", ""),
    ];

    /// <summary>The last number of each kind, of all projects: equal numbers mean that nothing came.</summary>
    public async Task<long[]> LastAsync(CancellationToken cancel)
    {
        var sql = $"select {string.Join(", ", Kinds.Select(kind => $"(select coalesce(max(n), 0) from {kind.Table})"))}";
        await using var connection = await database.OpenAsync(cancel);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, cancellationToken: cancel));
        await reader.ReadAsync(cancel);
        return [.. Enumerable.Range(0, Kinds.Length).Select(reader.GetInt64)];
    }

    /// <summary>The next traces after a cursor, and where it then stands.</summary>
    public async Task<Arrived> AfterAsync(string project, SignalCursor cursor, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var (places, ends, traces) = (cursor.Places.ToArray(), new long[Kinds.Length], new List<(byte[] Key, bool Moves)>());
        for (var i = 0; i < Kinds.Length; i++)
        {
            ends[i] = Math.Max(places[i], await database.Engine.SettledAsync(Kinds[i].Table, connection, cancel));
            if (ends[i] > places[i])
            {
                var rows = await RowsAsync(connection, Kinds[i], project, places[i], ends[i], cancel);
                places[i] = rows.Length == Chunk ? rows[^1].N : ends[i];
                traces.AddRange(rows.Select(row => (row.Key, Kinds[i].Table == "trace_part")));
            }
        }

        return new(cursor with { Places = places }, ends.Sum(), traces);
    }

    private static async Task<Row[]> RowsAsync(DbConnection connection, (string Table, string Trace, string Condition) kind, string project, long after, long end, CancellationToken cancel)
    {
        var sql = $"select n as N, {kind.Trace} as Key from {kind.Table} where project = @project and n > @after and n <= @end {kind.Condition} order by n limit {Chunk}";
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, after, end }, cancellationToken: cancel))];
    }

    private sealed record Row(long N, byte[] Key);
}

/// <summary>Traces that something came of.</summary>
/// <param name="Cursor">Where the next reading begins.</param>
/// <param name="End">The sum of the last numbers: how far there is to go.</param>
/// <param name="Traces">Their keys; one that is told by parts may have moved in its conversation.</param>
internal sealed record Arrived(SignalCursor Cursor, long End, IReadOnlyList<(byte[] Key, bool Moves)> Traces);

/// <summary>How far signals are derived: the last number that was read of each kind of fact, and how often it moved.</summary>
internal sealed record SignalCursor(long Step, IReadOnlyList<long> Places)
{
    public static SignalCursor Start { get; } = new(0, [0, 0, 0, 0, 0]);

    public long Sum => Places.Sum();
}
