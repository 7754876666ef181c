using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Online;

/// <summary>How far each rule has read, what it has spent today and which traces it took.</summary>
internal sealed class OnlineLedger(Database database, WriteQueue writes, TimeProvider clock)
{
    private const string PickKind = "online pick";
    private const string Spent = "select evaluations as Evaluations, usd as Usd, passed_over as PassedOver from online_spend where project = @project and rule = @rule and day = @day";
    private static readonly long Day = Microseconds.Of(TimeSpan.FromDays(1));

    /// <summary>A rule reads from now on, or from the first trace; where it has begun, it goes on.</summary>
    public async Task BeginAsync(string project, string rule, bool fromStart, CancellationToken cancel)
    {
        const string Sql = "insert into online_cursor (project, rule, n, seen, passed_over) values (@project, @rule, @n, 0, 0) on conflict (project, rule) do nothing";
        long n = 0;
        if (!fromStart)
        {
            await using var connection = await database.OpenAsync(cancel);
            n = await database.Engine.SettledAsync("trace", connection, cancel);
        }

        await writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, new { project, rule, n }, transaction, cancellationToken: token)), WritePriority.Interactive, cancel);
    }

    /// <summary>Projects that have rules.</summary>
    public Task<IReadOnlyList<string>> ProjectsAsync(CancellationToken cancel) => ReadAsync<string>("select distinct project from online_cursor order by project", new { }, cancel);

    /// <summary>Names of a project's rules.</summary>
    public Task<IReadOnlyList<string>> RulesAsync(string project, CancellationToken cancel) => ReadAsync<string>("select rule from online_cursor where project = @project order by rule", new { project }, cancel);

    /// <summary>How far a rule has read.</summary>
    public async Task<RuleCursor?> CursorAsync(string project, string rule, CancellationToken cancel) =>
        await ReadAsync<RuleCursor>("select n as N, seen as Seen, passed_over as PassedOver from online_cursor where project = @project and rule = @rule", new { project, rule }, cancel) is [var cursor, ..] ? cursor : null;

    /// <summary>What a rule has spent on the day that it is.</summary>
    public async Task<RuleSpend> TodayAsync(string project, string rule, CancellationToken cancel) =>
        await ReadAsync<RuleSpend>(Spent, new { project, rule, day = Today() }, cancel) is [var spend, ..] ? spend : new(0, 0, 0);

    /// <summary>
    /// Takes traces for a rule: moves its cursor, books what evaluating them costs, and keeps the picks, in one transaction. What does not fit into the day's
    /// budget is passed over.
    /// </summary>
    /// <returns>The traces taken; null when another process had moved the cursor first, and nothing was taken.</returns>
    public Task<IReadOnlyList<Arrival>?> TakeAsync(string project, KeptRule kept, long from, long through, int seen, IReadOnlyList<Arrival> wanted, CancellationToken cancel)
    {
        const string Move = "update online_cursor set n = @through, seen = seen + @seen where project = @project and rule = @Name and n = @from";
        const string Over = "update online_cursor set passed_over = passed_over + @over where project = @project and rule = @Name";
        return writes.WriteWhenRoomAsync<IReadOnlyList<Arrival>?>(
            async (connection, transaction, token) =>
            {
                // The row of the cursor is held from here on: what is read of the rule's spend cannot change before the commit.
                if (await connection.ExecuteAsync(new CommandDefinition(Move, new { project, kept.Rule.Name, from, through, seen = (long)seen }, transaction, cancellationToken: token)) == 0)
                {
                    return null;
                }

                var taken = wanted.Take(await BookAsync(connection, transaction, project, kept.Rule, wanted.Count, token)).ToArray();
                await PickAsync(connection, transaction, project, kept, taken, token);
                await connection.ExecuteAsync(new CommandDefinition(Over, new { project, kept.Rule.Name, over = (long)(wanted.Count - taken.Length) }, transaction, cancellationToken: token));
                return taken;
            },
            WritePriority.Bulk, cancel);
    }

    /// <summary>Traces that a rule took and no evaluator has scored: whoever took them was cut off.</summary>
    public Task<IReadOnlyList<Arrival>> UnscoredAsync(string project, string rule, TimeSpan age, CancellationToken cancel)
    {
        const string Sql = """
            select p.n as N, p.trace as Id, p.trace_key as Key from online_pick p
            where p.project = @project and p.rule = @rule and p.at < @before
              and not exists (select 1 from online_score s where s.trace_key = p.trace_key and s.project = p.project and s.rule = p.rule)
            order by p.n limit 500
            """;
        return ReadAsync<Arrival>(Sql, new { project, rule, before = Microseconds.Of(clock.GetUtcNow() - age) }, cancel);
    }

    /// <summary>Books as many traces as the day's budget has room for, and says how many that are.</summary>
    private async Task<int> BookAsync(DbConnection connection, DbTransaction transaction, string project, OnlineRule rule, int wanted, CancellationToken cancel)
    {
        const string Sql = """
            insert into online_spend (project, rule, day, evaluations, usd, passed_over) values (@project, @rule, @day, @evaluations, @usd, @over)
            on conflict (project, rule, day) do update set evaluations = online_spend.evaluations + excluded.evaluations,
              usd = online_spend.usd + excluded.usd, passed_over = online_spend.passed_over + excluded.passed_over
            """;
        if (wanted == 0)
        {
            return 0;
        }

        var day = Today();
        var spent = (await connection.QueryAsync<RuleSpend>(new CommandDefinition(Spent, new { project, rule = rule.Name, day }, transaction, cancellationToken: cancel))).FirstOrDefault() ?? new(0, 0, 0);
        var fits = (int)Math.Min(wanted, spent.Room(rule));
        var booked = new { project, rule = rule.Name, day, evaluations = (long)fits * rule.EvaluationsEach, usd = fits * rule.UsdEach, over = (long)(wanted - fits) };
        await connection.ExecuteAsync(new CommandDefinition(Sql, booked, transaction, cancellationToken: cancel));
        return fits;
    }

    private Task<int> PickAsync(DbConnection connection, DbTransaction transaction, string project, KeptRule kept, Arrival[] taken, CancellationToken cancel)
    {
        const string Sql = """
            insert into online_pick (key, project, rule, version, trace, trace_key, inclusion_probability, at)
            values (@PickKey, @project, @Name, @Version, @Id, @Key, @Share, @at) on conflict (key) do nothing
            """;
        var at = Microseconds.Of(clock.GetUtcNow());
        var rows = taken.Select(one => new { PickKey = OnlineKey.Of(project, PickKind, kept.Rule.Name, one.Id), project, kept.Rule.Name, kept.Version, one.Id, one.Key, kept.Rule.Share, at });
        return connection.ExecuteAsync(new CommandDefinition(Sql, rows, transaction, cancellationToken: cancel));
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))];
    }

    private long Today() => Microseconds.Of(clock.GetUtcNow()) / Day;
}

/// <summary>How far a rule has read.</summary>
/// <param name="N">The arrival number up to which it has read.</param>
/// <param name="Seen">Traces that its filter let through.</param>
/// <param name="PassedOver">Traces that it would have taken, had there been budget.</param>
internal sealed record RuleCursor(long N, long Seen, long PassedOver);

/// <summary>What a rule has spent on a day.</summary>
internal sealed record RuleSpend(long Evaluations, double Usd, long PassedOver)
{
    private const double Cent = 1e-9;

    /// <summary>How many more traces the day has room for.</summary>
    public long Room(OnlineRule rule)
    {
        var byNumber = Math.Max(0, rule.EvaluationsPerDay - Evaluations) / rule.EvaluationsEach;
        return rule is { UsdPerDay: { } most, UsdEach: > 0 } ? (long)Math.Min(byNumber, Math.Max(0, Math.Floor(((most - Usd) / rule.UsdEach) + Cent))) : byNumber;
    }
}
