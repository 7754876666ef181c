using Dapper;

namespace Plumbline.Storage;

/// <summary>Traces that were forgotten on request, as keys alone: what comes late of them is not kept again.</summary>
internal static class ForgottenTraces
{
    private const int Chunk = 500;

    /// <summary>Which of these traces were forgotten; null names none.</summary>
    public static async Task<HashSet<string>> AmongAsync(IEnumerable<string?> traces, FactScope scope)
    {
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        if (!await AnyAsync(scope))
        {
            return forgotten;
        }

        var sql = $"select trace_key from forgotten where trace_key {scope.Engine.AnyOf("@keys")}";
        foreach (var chunk in traces.OfType<string>().Distinct(StringComparer.Ordinal).Select(trace => (Trace: trace, Key: Key.Of(scope.Project, "trace", trace))).Chunk(Chunk))
        {
            var keys = chunk.Select(one => one.Key).ToArray();
            var known = (await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))).Select(key => new KeyOf(key)).ToHashSet();
            forgotten.UnionWith(chunk.Where(one => known.Contains(new(one.Key))).Select(one => one.Trace));
        }

        return forgotten;
    }

    /// <summary>
    /// Forgets these traces from now on. Every writer of facts reads the list first, so nothing that is underway can still add to them: the transaction
    /// waits for those that have read it, and those that come wait for its commit.
    /// </summary>
    public static async Task AddAsync(byte[][] keys, FactScope scope)
    {
        await scope.Engine.AloneWithReadersAsync("forgotten", scope.Connection, scope.Transaction, scope.Cancel);
        await BulkAppend.RunAsync(scope.Engine, scope.Connection, scope.Transaction, "forgotten",
            [new("trace_key", keys), BulkColumn.Of("project", keys, _ => scope.Project), BulkColumn.Of("at", keys, _ => scope.ReceivedAt)], scope.Cancel);
    }

    private static async Task<bool> AnyAsync(FactScope scope) => await scope.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
        "select count(*) from (select 1 from forgotten limit 1) as known", transaction: scope.Transaction, cancellationToken: scope.Cancel)) > 0;
}
