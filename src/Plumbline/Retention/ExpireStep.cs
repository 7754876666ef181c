using Dapper;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>
/// Lets the next few hundred facts of a tier go, in one short transaction that also keeps how far it came: killed at any moment, the next one goes on
/// there. What is pinned stays, and is counted.
/// </summary>
internal static class ExpireStep
{
    private const int Most = 500;

    /// <summary>The table whose arrival numbers a tier follows.</summary>
    public static string Table(RetentionTier tier) => tier switch
    {
        RetentionTier.Feedback => "feedback",
        RetentionTier.Signals => "signal",
        RetentionTier.Interactions => "interaction",
        RetentionTier.Outcomes => "outcome",
        _ => "trace",
    };

    /// <summary>One step; null when nothing that came before <paramref name="before"/> is left.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="before">Microseconds since 1970.</param>
    /// <param name="scope">The transaction.</param>
    public static async Task<ExpiredFacts?> RunAsync(RetentionTier tier, long before, FactScope scope)
    {
        var rows = await DueAsync(tier, await MarkAsync(tier, scope), before, scope);
        if (rows.Length == 0)
        {
            return null;
        }

        var pins = await Pins.OfAsync([.. rows.Select(row => row.Key), .. rows.Select(row => row.TraceKey).OfType<byte[]>()], scope);
        ExpiringRow[] free = [.. rows.Where(row => pins.Of(row) is null)];
        await RemoveAsync(tier, free, scope);
        var step = new ExpiredFacts(free.Length, rows.Count(row => pins.Of(row) == Pin.Label), rows.Count(row => pins.Of(row) == Pin.Artifact));
        await MoveAsync(tier, rows[^1].N, step, scope);
        return step;
    }

    private static async Task<long> MarkAsync(RetentionTier tier, FactScope scope)
    {
        var mark = new { scope.Project, tier = Words.Of(tier) };
        const string Begin = "insert into retention_mark (project, tier, n, removed, labelled, made_of, at) values (@Project, @tier, 0, 0, 0, 0, 0) on conflict do nothing";
        await scope.Connection.ExecuteAsync(new CommandDefinition(Begin, mark, scope.Transaction, cancellationToken: scope.Cancel));
        return await scope.Connection.QuerySingleAsync<long>(new CommandDefinition(
            $"select n from retention_mark where project = @Project and tier = @tier {scope.Engine.ForUpdate()}", mark, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private static async Task<ExpiringRow[]> DueAsync(RetentionTier tier, long after, long before, FactScope scope)
    {
        var (trace, at) = Table(tier) == "trace" ? ("key", "at") : ("trace_key", "received_at");
        var sql = $"select n as N, key as Key, {trace} as TraceKey, {at} as At, received_at as ReceivedAt from {Table(tier)} where project = @Project and n > @after order by n limit {Most}";
        var rows = await scope.Connection.QueryAsync<ExpiringRow>(new CommandDefinition(sql, new { scope.Project, after }, scope.Transaction, cancellationToken: scope.Cancel));
        return [.. rows.TakeWhile(row => row.ReceivedAt < before)];
    }

    private static async Task RemoveAsync(RetentionTier tier, ExpiringRow[] rows, FactScope scope)
    {
        if (rows.Length == 0)
        {
            return;
        }

        if (Table(tier) == "trace")
        {
            await RemoveTextAsync(rows, scope);
        }

        switch (tier)
        {
            case RetentionTier.Text:
                await KeepCountsAsync(RetentionTier.Signals, rows, scope); // what was derived of the text could not be derived again
                await RunAsync($"update derived_signal set text = null where trace_key {scope.Engine.AnyOf("@Keys")} and text is not null", rows, scope);
                await RunAsync($"update online_score set reason = null where trace_key {scope.Engine.AnyOf("@Keys")} and failed = 0 and reason is not null", rows, scope);
                await RunAsync($"update trace set text_expired_at = @ReceivedAt where n {scope.Engine.AnyOf("@Numbers")}", rows, scope);
                break;
            case RetentionTier.Traces:
                long[] days = [.. rows.Select(row => Cohort.DayOf(row.At)).Distinct().Order()];
                await BulkAppend.RunAsync(scope.Engine, scope.Connection, scope.Transaction, "expired_day", [BulkColumn.Of("project", days, _ => scope.Project), new("day", days)], scope.Cancel);
                await RunAsync($"delete from trace where n {scope.Engine.AnyOf("@Numbers")}", rows, scope);
                await RunAsync($"delete from derived_signal where trace_key {scope.Engine.AnyOf("@Keys")}", rows, scope);
                await RunAsync($"delete from trace_tag where trace_key {scope.Engine.AnyOf("@Keys")}", rows, scope);
                break;
            default:
                await KeepCountsAsync(tier, rows, scope);
                await RunAsync($"delete from {Table(tier)} where n {scope.Engine.AnyOf("@Numbers")}", rows, scope);
                break;
        }
    }

    private static async Task RemoveTextAsync(ExpiringRow[] rows, FactScope scope)
    {
        await scope.Engine.HoldAsync([.. rows.Select(row => row.Key)], scope.Connection, scope.Transaction, scope.Cancel);
        await RunAsync($"delete from payload where n {scope.Engine.AnyOf("@Numbers")}", rows, scope);
        await RunAsync($"delete from trace_part where trace_key {scope.Engine.AnyOf("@Keys")}", rows, scope);
    }

    // Of a trace that is kept longer, what was said goes on to count as it does now.
    private static async Task KeepCountsAsync(RetentionTier tier, ExpiringRow[] rows, FactScope scope)
    {
        var bits = (long)(tier switch
        {
            RetentionTier.Feedback => ExpiredSaid.Feedback,
            RetentionTier.Signals or RetentionTier.Interactions => ExpiredSaid.Signals,
            _ => Said.Outcome,
        });
        byte[][] keys = [.. rows.Select(row => row.TraceKey).OfType<byte[]>().DistinctBy(key => new KeyOf(key))];
        if (keys.Length > 0)
        {
            var held = $"select n from trace where key {scope.Engine.AnyOf("@keys")} order by key {scope.Engine.ForUpdate()}";
            long[] numbers = [.. await scope.Connection.QueryAsync<long>(new CommandDefinition(held, new { keys }, scope.Transaction, cancellationToken: scope.Cancel))];
            var sql = $"update trace set said_expired = (said_expired & @others) | (said & @bits) where n {scope.Engine.AnyOf("@numbers")}";
            await scope.Connection.ExecuteAsync(new CommandDefinition(sql, new { bits, others = ~bits, numbers }, scope.Transaction, cancellationToken: scope.Cancel));
        }
    }

    private static Task<int> MoveAsync(RetentionTier tier, long n, ExpiredFacts step, FactScope scope)
    {
        const string Sql = """
            update retention_mark set n = @n, removed = removed + @Removed, labelled = labelled + @Labelled, made_of = made_of + @MadeOf, at = @ReceivedAt
            where project = @Project and tier = @tier
            """;
        var mark = new { n, step.Removed, step.Labelled, step.MadeOf, scope.ReceivedAt, scope.Project, tier = Words.Of(tier) };
        return scope.Connection.ExecuteAsync(new CommandDefinition(Sql, mark, scope.Transaction, cancellationToken: scope.Cancel));
    }

    private static Task<int> RunAsync(string sql, ExpiringRow[] rows, FactScope scope)
    {
        var parameters = new { scope.ReceivedAt, Numbers = rows.Select(row => row.N).ToArray(), Keys = rows.Select(row => row.Key).ToArray() };
        return scope.Connection.ExecuteAsync(new CommandDefinition(sql, parameters, scope.Transaction, cancellationToken: scope.Cancel));
    }
}

/// <summary>A fact that is past its time; the key of a trace is also that of its trace.</summary>
internal sealed record ExpiringRow(long N, byte[] Key, byte[]? TraceKey, long At, long ReceivedAt);

/// <summary>What a step, or a whole expiry, came to.</summary>
/// <param name="Removed">How many went.</param>
/// <param name="Labelled">How many stay, because their trace is labelled.</param>
/// <param name="MadeOf">How many stay, because an artifact is made of them.</param>
internal sealed record ExpiredFacts(long Removed, long Labelled, long MadeOf)
{
    public static ExpiredFacts Nothing { get; } = new(0, 0, 0);

    public ExpiredFacts And(ExpiredFacts other) => new(Removed + other.Removed, Labelled + other.Labelled, MadeOf + other.MadeOf);
}
