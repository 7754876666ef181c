using Dapper;
using Plumbline.Rollups;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Retention;

/// <summary>One short transaction of a deletion: some facts go, the counts follow, and the record says how many went and which artifacts held them.</summary>
/// <param name="deletion">The deletion's id.</param>
/// <param name="step">The step's name within it.</param>
/// <param name="subject">Whom or what it forgets.</param>
/// <param name="scope">The transaction.</param>
internal sealed class ForgetStep(string deletion, string step, ForgetSubject subject, FactScope scope)
{
    private const int MostTraces = 100;
    private const int MostFacts = 500;

    /// <summary>What names a trace, and what the record calls it.</summary>
    private static readonly (string Table, string Kind)[] OnTraces = [("trace_part", "parts"), ("feedback", "feedback"), ("signal", "signals"), ("interaction", "interactions"), ("outcome", "outcomes"), ("label", "labels")];

    /// <summary>What follows from the rest, and is not counted.</summary>
    private static readonly string[] Derived = ["derived_signal", "trace_tag", "awaiting", "drawn_trace", "online_pick", "online_score", "offer"];

    private static readonly (string Table, string Column)[] ByTraceId = [("sealed_item", "item"), ("page_token", "trace")];

    /// <summary>Writes down who asked for what.</summary>
    public async Task<long> BeginAsync(string actor)
    {
        const string Sql = "insert into deletion (id, project, kind, subject, actor, at) values (@deletion, @Project, @Kind, @Name, @actor, @ReceivedAt)";
        return await RunAsync(Sql, new { deletion, scope.Project, subject.Kind, subject.Name, actor, scope.ReceivedAt });
    }

    /// <summary>Forgets the next rows that are about the subject without naming one of its traces: how many, 0 when none is left.</summary>
    public async Task<long> BesideAsync(string table)
    {
        var trace = table == "outcome" ? "trace_key" : "case when trace = '' then null else trace_key end";
        var sql = $"select n as N, key as Key, {trace} as TraceKey, at as At, received_at as ReceivedAt from {table} where {subject.Beside(table)} order by n limit {MostFacts}";
        ExpiringRow[] rows = [.. await scope.Connection.QueryAsync<ExpiringRow>(new CommandDefinition(sql, subject.Parameters(scope.Project), scope.Transaction, cancellationToken: scope.Cancel))];
        if (rows.Length > 0)
        {
            await MarkAsync([.. rows.Select(row => row.Key)]);
            await RunAsync($"delete from {table} where n {scope.Engine.AnyOf("@numbers")}", new { numbers = rows.Select(row => row.N).ToArray() });
            await SaidStore.RefreshAsync(rows.Select(row => row.TraceKey).OfType<byte[]>(), scope);
            await CountAsync(table == "outcome" ? "outcomes" : table, rows.Length);
        }

        return rows.Length;
    }

    /// <summary>Forgets the next traces with all that was said of them: how many, 0 when none is left.</summary>
    public async Task<long> TracesAsync()
    {
        var sql = $"select trace.key from trace where {subject.Own} order by trace.n limit {MostTraces}";
        byte[][] own = subject.TraceKey is { } only
            ? [only]
            : [.. await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, subject.Parameters(scope.Project), scope.Transaction, cancellationToken: scope.Cancel))];
        if (own.Length == 0)
        {
            return 0;
        }

        var keys = await WithReplaysAsync(own);
        await ForgottenTraces.AddAsync(keys, scope);
        await MarkAsync(keys);
        foreach (var (table, column) in ByTraceId)
        {
            await RunAsync($"delete from {table} where project = @Project and {column} in (select id from trace where key {scope.Engine.AnyOf("@keys")})", new { scope.Project, keys });
        }

        await CountAsync("traces", await TraceRows.RemoveAsync(keys, scope));
        foreach (var (table, kind) in OnTraces)
        {
            await CountAsync(kind, await RunAsync($"delete from {table} where trace_key {scope.Engine.AnyOf("@keys")}", new { keys }));
        }

        foreach (var table in Derived)
        {
            await RunAsync($"delete from {table} where trace_key {scope.Engine.AnyOf("@keys")}", new { keys });
        }

        await RunAsync($"delete from replay where key {scope.Engine.AnyOf("@keys")} or original_key {scope.Engine.AnyOf("@keys")}", new { keys });
        return keys.Length;
    }

    /// <summary>A replay asks what its original asked: it goes with it, and so do replays of replays.</summary>
    private async Task<byte[][]> WithReplaysAsync(byte[][] keys)
    {
        var sql = $"select key from replay where original_key {scope.Engine.AnyOf("@next")}";
        var all = keys.ToDictionary(key => new KeyOf(key));
        for (var next = keys; next.Length > 0;)
        {
            next = [.. (await scope.Connection.QueryAsync<byte[]>(new CommandDefinition(sql, new { next }, scope.Transaction, cancellationToken: scope.Cancel))).Where(key => all.TryAdd(new(key), key))];
        }

        return [.. all.Values];
    }

    /// <summary>Takes the user's pseudonym out of the counts.</summary>
    public Task<long> RaterAsync() => ForgottenRater.RunAsync(subject.Person!, scope);

    /// <summary>Writes down that all is done, and gives what it came to.</summary>
    public async Task<ForgottenFacts> EndAsync()
    {
        await RunAsync("insert into deletion_end (deletion, at) values (@deletion, @ReceivedAt)", new { deletion, scope.ReceivedAt });
        return await DeletionStore.CountsAsync(deletion, scope.Connection, scope.Transaction, scope.Cancel);
    }

    private Task<int> MarkAsync(byte[][] keys)
    {
        var affected = AffectedArtifacts.Sql(column => $"{column} {scope.Engine.AnyOf("@keys")}");
        var sql = $"""
            insert into affected_artifact (project, kind, hash, deletion, step, items, at)
            select @Project, Kind, Hash, @deletion, @step, Items, cast(@ReceivedAt as bigint) from ({affected}) as affected
            """;
        return RunAsync(sql, new { scope.Project, deletion, step, scope.ReceivedAt, keys });
    }

    private async Task CountAsync(string kind, long items)
    {
        if (items > 0)
        {
            await RunAsync("insert into deletion_count (deletion, step, kind, items) values (@deletion, @step, @kind, @items)", new { deletion, step, kind, items });
        }
    }

    private Task<int> RunAsync(string sql, object parameters) => scope.Connection.ExecuteAsync(new CommandDefinition(sql, parameters, scope.Transaction, cancellationToken: scope.Cancel));
}
