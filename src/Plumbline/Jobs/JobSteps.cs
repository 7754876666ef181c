using System.Data.Common;
using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>The finished steps of long jobs: a row each, with what the step gave.</summary>
internal sealed class JobSteps(Database database, WriteQueue writes, TimeProvider clock)
{
    /// <summary>What a finished step gave, as JSON; null when it is not finished.</summary>
    public async Task<string?> FindAsync(Job job, string step, CancellationToken cancel)
    {
        const string Sql = "select payload from job_step where job = @Id and step = @step";

        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Sql, new { job.Id, step }, cancellationToken: cancel));
    }

    /// <summary>Commits the effect and the step that it finishes in one transaction, while the lease holds.</summary>
    /// <exception cref="LeaseLostException">The lease was lost; nothing was kept.</exception>
    public Task<T> FinishAsync<T>(Job job, string step, Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect, CancellationToken cancel)
    {
        const string Sql = "insert into job_step (job, step, payload, at) values (@Id, @step, @payload, @at)";

        return writes.WriteWhenRoomAsync(
            async (connection, transaction, inner) =>
            {
                await JobLeases.HoldAsync(connection, transaction, job, inner);
                var value = await effect(connection, transaction, inner);
                var row = new { job.Id, step, payload = JsonSerializer.Serialize(value, WireFormat.WithNulls), at = Microseconds.Of(clock.GetUtcNow()) };
                await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: inner));
                return value;
            },
            WritePriority.Interactive, cancel);
    }
}
