using Dapper;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Writes the rows of traces, their payloads and what they count as, in one transaction.</summary>
internal static class TraceRows
{
    private const int Chunk = 500;

    private const string Restate = """
        on conflict (key) do update set at = excluded.at, conversation = excluded.conversation, person = excluded.person, model = excluded.model,
          prompt_version = excluded.prompt_version, release = excluded.release, segment = excluded.segment, prompt_hash = excluded.prompt_hash,
          served = excluded.served, failed = excluded.failed, input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
          cost_usd = excluded.cost_usd, latency_milliseconds = excluded.latency_milliseconds
        """;

    /// <summary>Appends those that are not known: for each its arrival number, null where its key was known.</summary>
    public static async Task<long?[]> InsertAsync(IReadOnlyList<TraceEntry> rows, FactScope scope)
    {
        var numbers = await BulkAppend.NumbersAsync(scope, "trace", TraceEntry.Columns(rows));
        (TraceEntry Row, long N)[] fresh = [.. rows.Zip(numbers).Where(one => one.Second is not null).Select(one => (one.First, one.Second!.Value))];
        await BulkAppend.RunAsync(scope.Engine, scope.Connection, scope.Transaction, "payload", Payload(fresh), scope.Cancel);
        var change = new CountChange();
        foreach (var (row, _) in fresh)
        {
            change.Add(row.Counted);
        }

        await change.WriteAsync(scope);
        await SaidStore.MeetAsync([.. fresh.Select(one => one.Row.Key)], scope);
        return numbers;
    }

    /// <summary>Writes traces anew that are told by their parts; one that was stated whole stays as it is. The caller holds their keys.</summary>
    public static async Task RestateAsync(IReadOnlyList<TraceEntry> rows, FactScope scope)
    {
        foreach (var chunk in rows.Chunk(Chunk))
        {
            var known = (await KnownAsync(chunk, scope)).ToDictionary(row => new KeyOf(row.Key));
            await InsertAsync([.. chunk.Where(row => !known.ContainsKey(new(row.Key)))], scope);
            await UpdateAsync([.. chunk.Where(row => known.TryGetValue(new(row.Key), out var old) && old.Captured == 1).Select(row => (row, known[new(row.Key)]))], scope);
        }
    }

    /// <summary>Writes on traces what they count as, read from themselves and from what was said of them; the counts are left as they are.</summary>
    public static async Task<bool> RecountAsync(IReadOnlyList<(long N, Trace Trace)> traces, FactScope scope)
    {
        const string Sql = "update trace set segment = @Segment, served = @Served, failed = @Failed where n = @N";
        var rows = traces.Select(one => (one.N, Entry: new TraceEntry(one.Trace, one.Trace.User, scope, captured: false))).ToArray();
        await scope.Connection.ExecuteAsync(new CommandDefinition(
            Sql, rows.Select(row => new { row.Entry.Counted.Segment, row.Entry.Counted.Served, row.Entry.Counted.Failed, row.N }), scope.Transaction, cancellationToken: scope.Cancel));
        await SaidStore.RecountAsync([.. rows.Select(row => row.Entry.Key)], scope);
        return true;
    }

    /// <summary>Takes traces and their payloads away, and out of the counts: how many there were.</summary>
    public static async Task<long> RemoveAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"select key as Key, n as N, captured as Captured, {CountedTrace.Columns} from trace where key {scope.Engine.AnyOf("@keys")} order by key {scope.Engine.ForUpdate()}";
        Known[] rows = [.. await scope.Connection.QueryAsync<Known>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))];
        var change = new CountChange();
        foreach (var row in rows)
        {
            change.Remove(row);
        }

        foreach (var table in new[] { "payload", "trace" })
        {
            var numbers = rows.Select(row => row.N).ToArray();
            await scope.Connection.ExecuteAsync(new CommandDefinition($"delete from {table} where n {scope.Engine.AnyOf("@numbers")}", new { numbers }, scope.Transaction, cancellationToken: scope.Cancel));
        }

        await change.WriteAsync(scope);
        return rows.Length;
    }

    private static async Task UpdateAsync((TraceEntry Row, Known Old)[] rows, FactScope scope)
    {
        await BulkAppend.RunAsync(scope.Engine, scope.Connection, scope.Transaction, "trace", TraceEntry.Columns([.. rows.Select(one => one.Row)]), Restate, scope.Cancel);
        await BulkAppend.RunAsync(
            scope.Engine, scope.Connection, scope.Transaction, "payload", Payload([.. rows.Select(one => (one.Row, one.Old.N))]), "on conflict (n) do update set body = excluded.body", scope.Cancel);
        var change = new CountChange();
        foreach (var (row, old) in rows)
        {
            change.Remove(old);
            change.Add(row.Counted with { Said = old.Said, Rater = old.Rater });
        }

        await change.WriteAsync(scope);
    }

    private static BulkColumn[] Payload((TraceEntry Row, long N)[] rows) => [BulkColumn.Of("n", rows, one => one.N), BulkColumn.Of("body", rows, one => one.Row.Body)];

    private static async Task<IEnumerable<Known>> KnownAsync(TraceEntry[] rows, FactScope scope)
    {
        var sql = $"select key as Key, n as N, captured as Captured, {CountedTrace.Columns} from trace where key {scope.Engine.AnyOf("@keys")} order by key {scope.Engine.ForUpdate()}";
        var keys = rows.Select(row => row.Key).ToArray();
        return await scope.Connection.QueryAsync<Known>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private sealed record Known(
        byte[] Key, long N, long Captured, long At, string? Model, string? PromptVersion, string? Release, string? Segment, long Served, long Failed, long? InputTokens,
        long? OutputTokens, double? CostUsd, double? LatencyMilliseconds, long Said, string? Rater)
        : CountedTrace(At, Model, PromptVersion, Release, Segment, Served, Failed, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds, Said, Rater);
}
