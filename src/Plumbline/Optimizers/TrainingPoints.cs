using System.Text.Json;
using Dapper;
using Plumbline.Optimizers.Reranking;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>The loss curve of a run, and the state that a killed run is taken up from.</summary>
internal sealed class TrainingPoints(Database database, WriteQueue writes)
{
    /// <summary>Keeps points and, with them, the state after the last. The same step twice is the same point: training is deterministic.</summary>
    public Task KeepAsync(string job, IReadOnlyList<TrainingStep> points, byte[] state, CancellationToken cancel)
    {
        const string Point = "insert into training_point (job, step, body) values (@job, @Step, @Body) on conflict (job, step) do nothing";
        const string State = """
            insert into training_state (job, step, body) values (@job, @step, @state)
            on conflict (job) do update set step = excluded.step, body = excluded.body where training_state.step < excluded.step
            """;
        var rows = points.Select(point => new { job, Step = (long)point.Step, Body = JsonSerializer.Serialize(point, WireFormat.WithNulls) }).ToArray();
        var last = new { job, step = (long)points[^1].Step, state };
        return writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(Point, rows, transaction, cancellationToken: token));
                await connection.ExecuteAsync(new CommandDefinition(State, last, transaction, cancellationToken: token));
            },
            WritePriority.Bulk, cancel);
    }

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
}
