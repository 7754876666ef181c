using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>The job table as everyone sees it: enqueue, look, cancel, try again. Workers use <see cref="JobLeases"/>.</summary>
internal sealed class JobStore(Database database, WriteQueue writes, JobSignal signal, TimeProvider clock, NewId newId)
{
    /// <summary>Enqueues the work and gives the job; with a key that was used before, the job that is there.</summary>
    public async Task<Job> EnqueueAsync(JobRequest request, CancellationToken cancel)
    {
        var id = await writes.WriteAsync((connection, transaction, inner) => EnqueueAsync(connection, transaction, request, inner), WritePriority.Interactive, cancel);
        signal.Wake();
        return (await FindAsync(id, cancel))!;
    }

    /// <summary>The same inside a transaction of the caller's, who may wake the signal after the commit; otherwise the next poll finds it. Gives the id.</summary>
    public async Task<string> EnqueueAsync(DbConnection connection, DbTransaction transaction, JobRequest request, CancellationToken cancel)
    {
        const string Insert = """
            insert into job (id, project, kind, key, payload, state, run_at, token, attempts, done, total, created_at)
            values (@Id, @Project, @Kind, @Key, @Payload, 'ready', @RunAt, 0, 0, 0, 0, @Now)
            on conflict (key) do nothing
            """;
        const string Twin = "select id from job where key = @Key";

        var now = clock.GetUtcNow();
        var row = new
        {
            Id = newId(now),
            request.Project,
            request.Kind,
            Key = request.Key is null ? null : Key.Of(request.Project, $"job {request.Kind}", request.Key),
            Payload = request.Payload.GetRawText(),
            RunAt = Microseconds.Of(request.RunAt ?? now),
            Now = Microseconds.Of(now),
        };
        return await connection.ExecuteAsync(new CommandDefinition(Insert, row, transaction, cancellationToken: cancel)) == 1
            ? row.Id
            : (await connection.ExecuteScalarAsync<string>(new CommandDefinition(Twin, new { row.Key }, transaction, cancellationToken: cancel)))!;
    }

    /// <summary>The job, or null when there is none.</summary>
    public async Task<Job?> FindAsync(string id, CancellationToken cancel)
    {
        const string Sql = $"select {JobRow.Columns} from job where id = @id";

        await using var connection = await database.OpenAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(Sql, new { id }, cancellationToken: cancel)))?.ToJob();
    }

    /// <summary>A project's newest jobs, newest first; of one state when it is given; with <paramref name="before"/>, those older than that job.</summary>
    public async Task<IReadOnlyList<Job>> ListAsync(string project, JobState? state, int count, CancellationToken cancel, string? before = null)
    {
        var sql = $"""
            select {JobRow.Columns} from job
            where project = @project and (@any = 1 or state = @state)
            {(before is null ? "" : "and (created_at, id) < (select created_at, id from job where id = @before)")}
            order by created_at desc, id desc
            limit @count
            """;

        var filter = new { project, any = state is null ? 1 : 0, state = Words.Of(state ?? JobState.Ready), count, before };
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<JobRow>(new CommandDefinition(sql, filter, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToJob())];
    }

    /// <summary>Stops a job that is not finished; a worker that holds it can no longer write. False when it is finished or unknown.</summary>
    public Task<bool> CancelAsync(string id, CancellationToken cancel) => ChangeAsync(
        """
        update job set state = 'cancelled', lease_until = null, finished_at = @Now
        where id = @Id and state in ('ready', 'running')
        """, id, cancel);

    /// <summary>
    /// Makes a job that was given up or cancelled ready again, with all its attempts; steps that it finished stay finished, and its message says
    /// how it had ended. False for any other.
    /// </summary>
    public async Task<bool> RetryAsync(string id, CancellationToken cancel)
    {
        var changed = await ChangeAsync(
            """
            update job set state = 'ready', run_at = @Now, attempts = 0, reason = null, finished_at = null,
              message = 'Tried again; it had ' || case when state = 'cancelled' then 'been cancelled.' else 'given up: ' || coalesce(reason, 'no reason was kept.') end
            where id = @Id and state in ('gave_up', 'cancelled')
            """, id, cancel);
        signal.Wake();
        return changed;
    }

    private Task<bool> ChangeAsync(string sql, string id, CancellationToken cancel)
    {
        var change = new { Id = id, Now = Microseconds.Of(clock.GetUtcNow()) };
        return writes.WriteAsync(
            async (connection, transaction, inner) => await connection.ExecuteAsync(new CommandDefinition(sql, change, transaction, cancellationToken: inner)) == 1,
            WritePriority.Interactive, cancel);
    }
}
