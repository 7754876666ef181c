using System.Data.Common;
using Dapper;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Signals;

/// <summary>Reads what is known of some responses: the trace, the one that follows it in its conversation, what pages saw, and whether somebody said something.</summary>
internal sealed class EvidenceReader(Database database)
{
    private const int MostOfATrace = 1_000; // interactions that are read of one response, the earliest
    private const int Chunk = 500;
    private static readonly long Moves = Microseconds.Of(TimeSpan.FromHours(1)); // how far a trace may move when another part of it comes

    /// <summary>The responses whose signals may change by what came: those themselves, and those that they follow.</summary>
    public async Task<byte[][]> TouchedAsync(IReadOnlyList<(byte[] Key, bool Moves)> arrived, CancellationToken cancel)
    {
        const string Previous = """
            select earlier.key from trace as earlier where earlier.project = trace.project and earlier.conversation = trace.conversation
              and earlier.at <= trace.at and (earlier.at < trace.at or earlier.id < trace.id)
            order by earlier.conversation desc, earlier.at desc, earlier.id desc limit 1
            """;
        await using var connection = await database.OpenAsync(cancel);
        var before = await KeysAsync(connection, $"select ({Previous}) from trace where key {{0}} and conversation is not null", [.. arrived.Select(one => one.Key)], cancel);
        var around = await KeysAsync(
            connection,
            $"select other.key from trace join trace as other on other.project = trace.project and other.conversation = trace.conversation and other.at between trace.at - {Moves} and trace.at + {Moves} where trace.key {{0}}",
            [.. arrived.Where(one => one.Moves).Select(one => one.Key)], cancel);
        return [.. arrived.Select(one => one.Key).Concat(before).Concat(around).DistinctBy(Convert.ToHexString)];
    }

    /// <summary>The evidence of each response that there is any of, with when each piece of it came.</summary>
    public async Task<IReadOnlyList<ReadEvidence>> OfAsync(byte[][] traces, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var read = new List<ReadEvidence>();
        foreach (var chunk in traces.Chunk(Chunk))
        {
            read.AddRange(await ChunkAsync(connection, chunk, cancel));
        }

        return read;
    }

    private async Task<IEnumerable<ReadEvidence>> ChunkAsync(DbConnection connection, byte[][] keys, CancellationToken cancel)
    {
        var next = (await NextAsync(connection, keys, cancel)).ToDictionary(row => Convert.ToHexString(row.Key), row => row.Next);
        var seen = (await InteractionsAsync(connection, keys, cancel)).ToLookup(row => Convert.ToHexString(row.TraceKey));
        var needed = keys.Where(key => next.GetValueOrDefault(Convert.ToHexString(key)) is not null || seen.Contains(Convert.ToHexString(key))).ToArray();
        var exchanges = await ExchangesAsync(connection, [.. needed.Concat(next.Values.OfType<byte[]>()).DistinctBy(Convert.ToHexString)], cancel);
        var reacted = await ReactedAsync(connection, needed, cancel);
        return needed.Select(Convert.ToHexString).Select(key =>
        {
            var (own, follows) = (exchanges.GetValueOrDefault(key), next.GetValueOrDefault(key) is { } after ? exchanges.GetValueOrDefault(Convert.ToHexString(after)) : default);
            var rows = seen[key].ToArray();
            var received = rows.ToDictionary(row => row.Id, row => row.ReceivedAt, StringComparer.Ordinal);
            var trace = own.Exchange?.Trace ?? rows[0].Trace;
            return new ReadEvidence(
                new(trace, own.Exchange, follows.Exchange, [.. rows.Select(row => row.Interaction())], reacted.Contains(key)),
                Convert.FromHexString(key), evidence => received.TryGetValue(evidence, out var at) ? at : follows.ReceivedAt);
        });
    }

    private Task<IEnumerable<NextRow>> NextAsync(DbConnection connection, byte[][] keys, CancellationToken cancel)
    {
        var sql = $"""
            select key as Key, (
              select after.key from trace as after where after.project = trace.project and after.conversation = trace.conversation
                and after.at >= trace.at and (after.at > trace.at or after.id > trace.id)
              order by after.conversation, after.at, after.id limit 1) as Next
            from trace where key {database.Engine.AnyOf("@keys")} and conversation is not null
            """;
        return connection.QueryAsync<NextRow>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
    }

    private Task<IEnumerable<InteractionRow>> InteractionsAsync(DbConnection connection, byte[][] keys, CancellationToken cancel)
    {
        var sql = $"""
            select {InteractionRow.Columns} from (
              select *, row_number() over (partition by trace_key order by at, id) as place from interaction where trace_key {database.Engine.AnyOf("@keys")}) as placed
            where place <= {MostOfATrace}
            """;
        return connection.QueryAsync<InteractionRow>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
    }

    private async Task<Dictionary<string, (Exchange Exchange, long ReceivedAt)>> ExchangesAsync(DbConnection connection, byte[][] keys, CancellationToken cancel)
    {
        var sql = $"""
            select {TraceRow.Columns}, trace.key as Key, payload.body as Body
            from trace join payload on payload.n = trace.n where trace.key {database.Engine.AnyOf("@keys")}
            """;
        var found = new Dictionary<string, (Exchange, long)>(StringComparer.Ordinal);
        foreach (var chunk in keys.Chunk(Chunk))
        {
            await connection.QueryAsync<TraceRow, KeyAndBody, bool>(
                new CommandDefinition(sql, new { keys = chunk }, cancellationToken: cancel),
                (row, rest) => found.TryAdd(Convert.ToHexString(rest.Key), (Exchange.Of(row.With(TraceBody.Read(rest.Body))), row.ReceivedAt)), splitOn: "Key");
        }

        return found;
    }

    private async Task<HashSet<string>> ReactedAsync(DbConnection connection, byte[][] keys, CancellationToken cancel) => [.. (await KeysAsync(
        connection, "select trace_key from feedback where trace_key {0} and kind <> 'score' union select trace_key from signal where trace_key {0}", keys, cancel)).Select(Convert.ToHexString)];

    /// <summary>The keys that a query gives for some others; <c>{0}</c> stands for membership among those.</summary>
    private async Task<IEnumerable<byte[]>> KeysAsync(DbConnection connection, string query, byte[][] of, CancellationToken cancel)
    {
        var sql = query.Replace("{0}", database.Engine.AnyOf("@keys"), StringComparison.Ordinal);
        var found = new List<byte[]>();
        foreach (var keys in of.DistinctBy(Convert.ToHexString).Chunk(Chunk))
        {
            found.AddRange((await connection.QueryAsync<byte[]?>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel))).OfType<byte[]>());
        }

        return found;
    }

    private sealed record NextRow(byte[] Key, byte[]? Next);

    private sealed record KeyAndBody(byte[] Key, byte[] Body);
}

/// <summary>What is known of one response.</summary>
/// <param name="Evidence">The evidence.</param>
/// <param name="TraceKey">The key of its trace.</param>
/// <param name="ReceivedAt">When a piece of it came, by the piece's id.</param>
internal sealed record ReadEvidence(AnswerEvidence Evidence, byte[] TraceKey, Func<string, long> ReceivedAt);
