using System.Diagnostics;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>Four processes work on one job table and one of them is killed: every effect happens exactly once, whatever the engine.</summary>
public abstract class JobKillContract : StoreContract
{
    private const int Jobs = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_effect_happens_once_although_a_worker_is_killed_in_the_middle()
    {
        await EnqueueAsync();
        using var mortal = WorkerProcess.Start(JobsWorker.Mortal, Place);
        var held = await mortal.ReadAsync(Cancel);
        using var one = WorkerProcess.Start(JobsWorker.Steady, Place);
        using var two = WorkerProcess.Start(JobsWorker.Steady, Place);
        using var three = WorkerProcess.Start(JobsWorker.Steady, Place);

        mortal.Kill();
        await DoneAsync();

        var marks = await QueryAsync<string>("select job from mark");
        Assert.Equal(Jobs, marks.Count);
        Assert.Equal(Jobs, marks.Distinct().Count());
        Assert.Equal(["2"], await QueryAsync<string>($"select cast(token as text) from job where id = '{held}'"));
    }

    private async Task EnqueueAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync(JobsWorker.Table);
        await using var writes = new WriteQueue(Database);
        var number = 0;
        var store = new JobStore(Database, writes, new(), TimeProvider.System, _ => $"job-{number++:000}");
        await writes.WriteAsync(
            async (inner, transaction, cancel) =>
            {
                for (var n = 0; n < Jobs; n++)
                {
                    await store.EnqueueAsync(inner, transaction, JobRequest.Of("shop", JobsWorker.Kind, new { }), cancel);
                }
            },
            WritePriority.Bulk, Cancel);
    }

    private async Task DoneAsync()
    {
        var waited = Stopwatch.StartNew();
        while ((await QueryAsync<long>("select count(*) from job where state <> 'done'"))[0] is > 0 and var open)
        {
            Assert.True(waited.Elapsed < Patience, $"{open} jobs are still not done.");
            await Task.Delay(50, Cancel);
        }
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<T>(sql)];
    }
}

public sealed class JobKillOnSqlite : JobKillContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class JobKillOnPostgres : JobKillContract
{
    private protected override Engine Engine => Engine.Postgres;
}
