using System.Data.Common;
using System.Text.Json;
using Dapper;
using Plumbline.Jobs;
using Plumbline.Optimizers.Reranking;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>The loss curve of a run, and the state that a killed run is taken up from.</summary>
internal sealed class TrainingPoints(Database database, WriteQueue writes)
{
    /// <summary>Keeps points and, with them, the state after the last, while the lease holds. The same step twice is the same point: training is deterministic.</summary>
    /// <exception cref="LeaseLostException">The job was cancelled or taken over; nothing was kept.</exception>
    public Task KeepAsync(Job job, IReadOnlyList<TrainingStep> points, byte[] state, CancellationToken cancel)
    {
        const string Point = "insert into training_point (job, step, body) values (@Id, @Step, @Body) on conflict (job, step) do nothing";
        const string State = """
            insert into training_state (job, step, body) values (@Id, @step, @state)
            on conflict (job) do update set step = excluded.step, body = excluded.body where training_state.step < excluded.step
            """;
        var rows = points.Select(point => new { job.Id, Step = (long)point.Step, Body = JsonSerializer.Serialize(point, WireFormat.WithNulls) }).ToArray();
        var last = new { job.Id, step = (long)points[^1].Step, state };
        return writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                await JobLeases.HoldAsync(connection, transaction, job, token);
                await connection.ExecuteAsync(new CommandDefinition(Point, rows, transaction, cancellationToken: token));
                await connection.ExecuteAsync(new CommandDefinition(State, last, transaction, cancellationToken: token));
            },
            WritePriority.Bulk, cancel);
    }

    /// <summary>Forgets the state of a run that is done, in the transaction that ends its job; the curve stays.</summary>
    public static Task<int> ForgetStateAsync(DbConnection connection, DbTransaction transaction, Job job, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition("delete from training_state where job = @Id", new { job.Id }, transaction, cancellationToken: cancel));

    /// <summary>The state to go on from; null at the start.</summary>
    public async Task<byte[]?> StateAsync(string job, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "select body from training_state where job = @job", new { job }, cancellationToken: cancel));
    }

    /// <summary>The loss curve so far, in order.</summary>
    public async Task<IReadOnlyList<TrainingStep>> CurveAsync(string job, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<string>(new CommandDefinition(
            "select body from training_point where job = @job order by step", new { job }, cancellationToken: cancel));
        return [.. rows.Select(row => JsonSerializer.Deserialize<TrainingStep>(row, WireFormat.WithNulls)!)];
    }

    /// <summary>The loss curve so far, thinned to about as many points as asked for: every so-manieth step, and the last.</summary>
    public async Task<LossCurve> ThinnedAsync(string job, int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var (total, last) = await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
            "select count(*) as N, coalesce(max(step), 0) as Last from training_point where job = @job", new { job }, cancellationToken: cancel));
        var every = Math.Max(1, (total + most - 1) / most);
        var rows = await connection.QueryAsync<string>(new CommandDefinition(
            "select body from training_point where job = @job and (step % @every = 0 or step = @last) order by step", new { job, every, last }, cancellationToken: cancel));
        return new(total, every, [.. rows.Select(row => JsonSerializer.Deserialize<TrainingStep>(row, WireFormat.WithNulls)!)]);
    }
}

/// <summary>A loss curve, thinned.</summary>
/// <param name="Total">Steps that are kept.</param>
/// <param name="Every">Of so many steps one is shown, and the last.</param>
/// <param name="Points">The steps shown, in order.</param>
internal sealed record LossCurve(long Total, long Every, IReadOnlyList<TrainingStep> Points);
