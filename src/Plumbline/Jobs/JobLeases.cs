using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>The job table as workers use it: every write names the token of the claim, so a worker that lost its lease writes nothing.</summary>
internal sealed class JobLeases(Database database, WriteQueue writes, JobLimits limits, TimeProvider clock)
{
    private const string Held = "where id = @Id and token = @Token and state = 'running'";
    private const string Claimable = "((state = 'ready' and run_at <= @Now) or (state = 'running' and lease_until <= @Now))";

    /// <summary>Whether a job of these kinds waits; a plain read, so that an idle process does not write.</summary>
    public async Task<bool> AnyDueAsync(string[] kinds, CancellationToken cancel)
    {
        var sql = $"select count(*) from (select 1 as one from job where {Claimable} and kind {database.Engine.AnyOf("@Kinds")} limit 1) as due";
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, new { Kinds = kinds, Now = Now() }, cancellationToken: cancel)) > 0;
    }

    /// <summary>Takes the next job of these kinds; null when none is due.</summary>
    public Task<Job?> ClaimAsync(string[] kinds, string worker, CancellationToken cancel) => ClaimAsync(
        $"select id from job where {Claimable} and kind {database.Engine.AnyOf("@Kinds")} order by state, run_at, id limit 1 {database.Engine.SkipLocked()}",
        new DynamicParameters(new { Kinds = kinds }), worker, cancel);

    /// <summary>Takes this job, also before its time; null when another holds it or it is finished.</summary>
    public Task<Job?> ClaimAsync(string id, string worker, CancellationToken cancel) => ClaimAsync(
        $"select id from job where id = @Id and (state = 'ready' or (state = 'running' and lease_until <= @Now)) {database.Engine.SkipLocked()}",
        new DynamicParameters(new { Id = id }), worker, cancel);

    /// <summary>Holds the job for another lease; false when it was lost.</summary>
    public Task<bool> RenewAsync(Job job, CancellationToken cancel) =>
        ChangeAsync("lease_until = @Until", job, new { Until = Now() + Microseconds.Of(limits.Lease) }, cancel);

    /// <summary>Says how far it is; false when the lease was lost.</summary>
    public Task<bool> ReportAsync(Job job, JobProgress progress, CancellationToken cancel) =>
        ChangeAsync("done = @Done, total = @Total, message = @Message", job, progress, cancel);

    /// <summary>Puts it back for a later try.</summary>
    public Task<bool> FailAsync(Job job, string reason, CancellationToken cancel) => ChangeAsync(
        "state = 'ready', lease_until = null, run_at = @RunAt, reason = @Reason", job,
        new { RunAt = Now() + Microseconds.Of(limits.DelayAfter(job.Attempts)), Reason = reason }, cancel);

    /// <summary>Ends it with the reason it cannot be done.</summary>
    public Task<bool> GiveUpAsync(Job job, string reason, CancellationToken cancel) => ChangeAsync(
        "state = 'gave_up', lease_until = null, reason = @Reason, finished_at = @At", job, new { Reason = reason, At = Now() }, cancel);

    /// <summary>Puts it back untouched, because this process ends; the try does not count.</summary>
    public Task<bool> ReleaseAsync(Job job, CancellationToken cancel) =>
        ChangeAsync("state = 'ready', lease_until = null, attempts = attempts - 1", job, null, cancel);

    /// <summary>Commits the effect and ends the job in one transaction.</summary>
    /// <exception cref="LeaseLostException">The lease was lost; nothing of the effect was kept.</exception>
    public Task<T> CompleteAsync<T>(
        Job job, Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect, Func<T, string?> result, CancellationToken cancel) => writes.WriteWhenRoomAsync(
        async (connection, transaction, inner) =>
        {
            await HoldAsync(connection, transaction, job, inner);
            var value = await effect(connection, transaction, inner);
            await ChangeAsync(
                connection, transaction, "state = 'done', lease_until = null, reason = null, result = @Result, finished_at = @At", job,
                new { Result = result(value), At = Now() }, inner);
            return value;
        },
        WritePriority.Interactive, cancel);

    /// <summary>Fails the transaction unless the job is still held, and keeps others from taking it until the commit.</summary>
    /// <exception cref="LeaseLostException">The lease was lost.</exception>
    public static async Task HoldAsync(DbConnection connection, DbTransaction transaction, Job job, CancellationToken cancel)
    {
        if (!await ChangeAsync(connection, transaction, "worker = worker", job, null, cancel))
        {
            throw new LeaseLostException(job.Id);
        }
    }

    private async Task<Job?> ClaimAsync(string pick, DynamicParameters parameters, string worker, CancellationToken cancel)
    {
        const string Exhausted = """
            update job set state = 'gave_up', lease_until = null, finished_at = @Now, reason = coalesce(reason, 'The process that ran it ended every time before it was done.')
            where state = 'running' and lease_until <= @Now and attempts >= @Attempts
            """;
        var claim = $"""
            update job set state = 'running', lease_until = @Until, token = token + 1, worker = @Worker, attempts = attempts + 1
            where id = ({pick})
            returning {JobRow.Columns}
            """;

        parameters.AddDynamicParams(new { Now = Now(), Until = Now() + Microseconds.Of(limits.Lease), Worker = worker, limits.Attempts });
        var row = await writes.WriteWhenRoomAsync(
            async (connection, transaction, inner) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(Exhausted, parameters, transaction, cancellationToken: inner));
                return await connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(claim, parameters, transaction, cancellationToken: inner));
            },
            WritePriority.Interactive, cancel);
        return row?.ToJob();
    }

    private Task<bool> ChangeAsync(string assignments, Job job, object? values, CancellationToken cancel) => writes.WriteWhenRoomAsync(
        (connection, transaction, inner) => ChangeAsync(connection, transaction, assignments, job, values, inner), WritePriority.Interactive, cancel);

    private static async Task<bool> ChangeAsync(
        DbConnection connection, DbTransaction transaction, string assignments, Job job, object? values, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { job.Id, job.Token });
        return await connection.ExecuteAsync(new CommandDefinition($"update job set {assignments} {Held}", parameters, transaction, cancellationToken: cancel)) == 1;
    }

    private long Now() => Microseconds.Of(clock.GetUtcNow());
}
