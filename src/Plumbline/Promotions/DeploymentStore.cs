using System.Data.Common;
using Dapper;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Storage;

namespace Plumbline.Promotions;

/// <summary>What production serves, as the last of its changes; nothing is overwritten.</summary>
internal sealed class DeploymentStore(Database database, WriteQueue writes) : IProduction
{
    private const string Columns = "id as Id, action as Action, release as Release, previous as Previous, gate as Gate, reason as Reason, actor as Actor, at as At";

    /// <summary>All changes, newest first.</summary>
    public async Task<IReadOnlyList<Deployment>> ListAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from deployment where project = @project order by n desc", new { project }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Deployment())];
    }

    /// <summary>The release that production serves; the base before the first promotion.</summary>
    public async Task<string> CurrentAsync(string project, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await CurrentAsync(connection, null, project, cancel);
    }

    /// <summary>Adds a change if production still serves what it says was before; null otherwise.</summary>
    public Task<Deployment?> AppendAsync(string project, Deployment change, CancellationToken cancel)
    {
        const string Insert = """
            insert into deployment (project, id, action, release, previous, gate, reason, actor, at)
            values (@project, @Id, @action, @Release, @Previous, @Gate, @Reason, @Actor, @at)
            """;
        var row = new { project, change.Id, action = Words.Of(change.Action), change.Release, change.Previous, change.Gate, change.Reason, change.Actor, at = Microseconds.Of(change.At) };
        string[] madeOf = [.. new[] { change.Gate is null ? null : $"gate:{change.Gate}", change.Release == Policies.BaseRelease ? null : change.Release }.OfType<string>()];
        return writes.WriteAsync<Deployment?>(
            async (connection, transaction, token) =>
            {
                await database.Engine.AloneAsync("deployment", connection, transaction, token);
                if (await CurrentAsync(connection, transaction, project, token) != change.Previous)
                {
                    return null;
                }

                await connection.ExecuteAsync(new CommandDefinition(Insert, row, transaction, cancellationToken: token));
                await Edges.AppendAsync(database.Engine, connection, transaction, project, $"deployment:{change.Id}", madeOf, null, token);
                return change;
            },
            WritePriority.Interactive, cancel);
    }

    private static async Task<string> CurrentAsync(DbConnection connection, DbTransaction? transaction, string project, CancellationToken cancel) =>
        await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select release from deployment where project = @project order by n desc limit 1", new { project }, transaction, cancellationToken: cancel)) ?? Policies.BaseRelease;

    private sealed record Row(string Id, string Action, string Release, string Previous, string? Gate, string? Reason, string Actor, long At)
    {
        public Deployment Deployment() => new(Id, Words.Parse<DeploymentAction>(Action), Release, Previous, Gate, Reason, Actor, Microseconds.ToDateTimeOffset(At));
    }
}
