using Dapper;
using Plumbline.Storage;

namespace Plumbline.Rollups;

/// <summary>Keeps on each trace what was said of it, and the counts in step, in the transaction of whatever was said.</summary>
internal static class SaidStore
{
    private const int Chunk = 500;

    /// <summary>Reads anew what is said of these traces; of those that are not known yet, what is said waits for them.</summary>
    public static async Task RefreshAsync(IEnumerable<byte[]> traceKeys, FactScope scope)
    {
        var change = new CountChange();
        foreach (var keys in traceKeys.DistinctBy(key => new KeyOf(key)).Chunk(Chunk))
        {
            var known = (await TracesAsync(keys, scope)).ToDictionary(row => new KeyOf(row.Key));
            await AwaitAsync([.. keys.Where(key => !known.ContainsKey(new(key)))], scope);
            await SayAsync(known, await SaidOfAsync([.. known.Values.Select(row => row.Key)], scope), change, scope);
        }

        await change.WriteAsync(scope);
    }

    /// <summary>Reads anew what is said of these traces, and leaves the counts as they are.</summary>
    public static async Task RecountAsync(byte[][] keys, FactScope scope)
    {
        var known = (await TracesAsync(keys, scope)).ToDictionary(row => new KeyOf(row.Key));
        await SayAsync(known, await SaidOfAsync(keys, scope), new(), scope);
    }

    /// <summary>Tells new traces what was said of them before they came.</summary>
    public static async Task MeetAsync(IReadOnlyCollection<byte[]> newTraces, FactScope scope)
    {
        foreach (var keys in newTraces.Chunk(Chunk))
        {
            var sql = $"delete from awaiting where trace_key {scope.Engine.AnyOf("@keys")} returning trace_key";
            byte[][] met = [.. await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))];
            if (met.Length > 0)
            {
                await RefreshAsync(met, scope);
            }
        }
    }

    private static async Task<IEnumerable<CountedRow>> TracesAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"select key as Key, {CountedTrace.Columns}, said_expired as SaidExpired from trace where key {scope.Engine.AnyOf("@keys")} order by key {scope.Engine.ForUpdate()}";
        return await scope.Connection.QueryAsync<CountedRow>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private static Task AwaitAsync(byte[][] keys, FactScope scope) => BulkAppend.RunAsync(
        scope.Engine, scope.Connection, scope.Transaction, "awaiting", [new("trace_key", keys), BulkColumn.Of("project", keys, _ => scope.Project)], scope.Cancel);

    private static async Task<Dictionary<KeyOf, (Said Said, string? Rater)>> SaidOfAsync(byte[][] keys, FactScope scope)
    {
        var said = new Dictionary<KeyOf, (Said Said, string? Rater)>();
        foreach (var entries in (await QueryAsync<EntryRow>("trace_key as Key, kind as Kind, value as Value, reason as Reason, person as Person, at as At, id as Id", "feedback")).GroupBy(row => new KeyOf(row.Key)))
        {
            said[entries.Key] = SaidBits.OfFeedback(entries.Select(row => row.Said));
        }

        Add(await QueryAsync<(byte[] Key, string Kind)>("trace_key as Key, kind as Kind", "counted_signal"), row => row.Key, row => SaidBits.OfWord(row.Kind));
        Add(await QueryAsync<byte[]>("trace_key", "label"), key => key, _ => Said.Label);
        Add(await QueryAsync<byte[]>("trace_key", "outcome"), key => key, _ => Said.Outcome);
        return said;

        async Task<IEnumerable<T>> QueryAsync<T>(string columns, string table)
        {
            var sql = $"select distinct {columns} from {table} where trace_key {scope.Engine.AnyOf("@keys")}";
            return await scope.Connection.QueryAsync<T>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel));
        }

        void Add<T>(IEnumerable<T> rows, Func<T, byte[]> key, Func<T, Said> bit)
        {
            foreach (var row in rows)
            {
                var known = said.GetValueOrDefault(new(key(row)));
                said[new(key(row))] = known with { Said = known.Said | bit(row) };
            }
        }
    }

    private static async Task SayAsync(Dictionary<KeyOf, CountedRow> traces, Dictionary<KeyOf, (Said Said, string? Rater)> said, CountChange change, FactScope scope)
    {
        const string Sql = "update trace set said = @Said, rater = @Rater where key = @Key";
        var changed = new List<object>();
        foreach (var (key, trace) in traces)
        {
            var (now, rater) = ExpiredSaid.With(said.GetValueOrDefault(key), (Said)trace.SaidExpired, trace.Rater);
            if (trace.Said != (long)now || trace.Rater != rater)
            {
                change.Remove(trace);
                change.Add(trace with { Said = (long)now, Rater = rater });
                changed.Add(new { Said = (long)now, Rater = rater, trace.Key });
            }
        }

        await scope.Connection.ExecuteAsync(new CommandDefinition(Sql, changed, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private sealed record CountedRow(
        byte[] Key, long At, string? Model, string? PromptVersion, string? Release, string? Segment, long Served, long Failed, long? InputTokens, long? OutputTokens,
        double? CostUsd, double? LatencyMilliseconds, long Said, string? Rater, long SaidExpired)
        : CountedTrace(At, Model, PromptVersion, Release, Segment, Served, Failed, InputTokens, OutputTokens, CostUsd, LatencyMilliseconds, Said, Rater);

    private sealed record EntryRow(byte[] Key, string Kind, double? Value, string? Reason, string? Person, long At, string Id)
    {
        public FeedbackSaid Said => FeedbackSaid.Of(Id, Kind, At, Value, Reason, Person);
    }
}
