using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>Which rules a project's signals are read by: the last row counts. Rules hold from the moment that history is derived by them.</summary>
internal sealed class SignalRuleStore(Database database, WriteQueue writes, TimeProvider clock)
{
    private const string Newest = "select text, version, at from signal_rules where project = @project order by n desc limit 1";

    /// <summary>The rules that hold, and since when; null since when they are the program's own and nothing was derived yet.</summary>
    public async Task<(SignalRuleSet Rules, DateTimeOffset? Since)> CurrentAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Newest, new { project }, cancellationToken: cancel));
        return row is null ? (SignalRuleSet.Default, null) : (SignalRuleSet.Read(row.Text), Microseconds.ToDateTimeOffset(row.At));
    }

    /// <summary>Lets the rules hold where none were chosen yet.</summary>
    public Task BeginAsync(string project, SignalRuleSet rules, CancellationToken cancel) => writes.WriteWhenRoomAsync(
        async (connection, transaction, inner) =>
        {
            await database.Engine.AloneAsync("signal_rules", connection, transaction, inner);
            var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Newest, new { project }, transaction, cancellationToken: inner));
            return row is null ? await AppendAsync(connection, transaction, project, rules, inner) : 0;
        },
        WritePriority.Interactive, cancel);

    /// <summary>Lets the rules hold from now on, in a transaction of the caller's; one that holds already is not stated again.</summary>
    public async Task<int> ChooseAsync(DbConnection connection, DbTransaction transaction, string project, SignalRuleSet rules, CancellationToken cancel)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Newest, new { project }, transaction, cancellationToken: cancel));
        return row?.Version == rules.Version ? 0 : await AppendAsync(connection, transaction, project, rules, cancel);
    }

    private Task<int> AppendAsync(DbConnection connection, DbTransaction transaction, string project, SignalRuleSet rules, CancellationToken cancel)
    {
        const string Sql = "insert into signal_rules (project, version, text, at) values (@project, @Version, @text, @at)";
        var row = new { project, rules.Version, text = rules.Text(), at = Microseconds.Of(clock.GetUtcNow()) };
        return connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancel));
    }

    private sealed record Row(string Text, string Version, long At);
}
