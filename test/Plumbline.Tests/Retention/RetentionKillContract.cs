using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Retention;

/// <summary>A process that lets facts go is killed with signal 9 in the middle: what follows ends where an undisturbed one would have, whatever the engine.</summary>
public abstract class RetentionKillContract : StoreContract
{
    private const string Project = "shop";
    private const int Of = 3_000;
    private const int Others = 100;
    private static readonly DateTimeOffset At = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private ServiceProvider services = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        services = RetentionWorker.Services(Database).BuildServiceProvider();
        foreach (var lot in Enumerable.Range(0, Of + Others).Chunk(1_000))
        {
            await Get<FactWriter<Plumbline.Traces.Trace>>().KeepAsync(Project, [.. lot.Select(Trace)], Cancel);
            await Get<FactWriter<FeedbackEntry>>().KeepAsync(
                Project, [.. lot.Where(number => number % 3 == 0).Select(number => new FeedbackEntry($"f{number}", $"t{number}", FeedbackKind.Thumb, At, number % 2, User: User(number)))], Cancel);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_deletion_goes_on_where_it_was_and_its_record_adds_up()
    {
        var request = new ForgetRequest("ada");
        var planned = await Get<ForgetFacts>().PlanAsync(Project, request, Cancel);
        var job = await Get<ForgetFacts>().StartAsync(Project, request, "local", Cancel);

        var left = await KillWhenAsync("select count(*) from deletion_count where kind = 'traces'", 3, "select count(*) from trace");
        var ended = await EndAsync(job);

        Assert.InRange(left, Others + 1, Of);
        Assert.Equal(JsonSerializer.Serialize(planned), JsonSerializer.Serialize(ended.Result!.Value.Deserialize<ForgottenFacts>(WireFormat.WithNulls)));
        Assert.Equal((Of, Of / 3), (planned.Traces, planned.Feedback));
        Assert.Equal((Others, Others, (long)Of), (await OneAsync("select count(*) from trace"), await OneAsync("select count(*) from payload"), await OneAsync("select count(*) from forgotten")));
        await CountedAnewAsync();
    }

    [Fact]
    public async Task An_expiry_goes_on_where_it_was_and_loses_no_count()
    {
        await SqlAsync("update trace set received_at = received_at - 34560000000001");
        var counts = await CountRows.ReadAsync(Database, Cancel);
        var job = await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, ExpireFacts.JobKind, new { }), Cancel);

        var left = await KillWhenAsync("select count(*) from retention_mark where tier = 'traces' and removed > 0", 1, "select count(*) from trace");
        await EndAsync(job);

        Assert.InRange(left, 1, Of + Others - 1);
        Assert.Equal((0L, 0L, (long)Of + Others), (await OneAsync("select count(*) from trace"), await OneAsync("select count(*) from payload"), await OneAsync("select removed from retention_mark where tier = 'traces'")));
        Assert.Equal(counts, await CountRows.ReadAsync(Database, Cancel));
        await CountedAnewAsync();
    }

    private static string User(int number) => number < Of ? "ada" : "bob";

    private static Plumbline.Traces.Trace Trace(int number) => new($"t{number}", At.AddMinutes(number), [new("user", "Why?")], "Because.", User: User(number), Model: $"m{number % 3}");

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Lets a worker run until the query gives that many, kills it, and gives what is left.</summary>
    private async Task<long> KillWhenAsync(string reached, long many, string left)
    {
        using var mortal = WorkerProcess.Start(RetentionWorker.Name, Place);
        var waited = Stopwatch.StartNew();
        while (await OneAsync(reached) < many)
        {
            Assert.True(waited.Elapsed < Patience, "The worker did not get there.");
            await Task.Delay(2, Cancel);
        }

        mortal.Kill();
        return await OneAsync(left);
    }

    private async Task CountedAnewAsync()
    {
        var counts = await CountRows.ReadAsync(Database, Cancel);
        await EndAsync(await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, RebuildCounts.JobKind, new { }), Cancel));
        Assert.NotEmpty(counts);
        Assert.Equal(counts, await CountRows.ReadAsync(Database, Cancel));
    }

    private async Task<Job> EndAsync(Job job)
    {
        var ended = await Get<JobRunner>().RunToEndAsync(job.Id, Cancel);
        Assert.True(ended.State == JobState.Done, ended.Reason);
        return ended;
    }

    private async Task<long> OneAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private async Task SqlAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync(sql);
    }
}

public sealed class RetentionKillOnSqlite : RetentionKillContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RetentionKillOnPostgres : RetentionKillContract
{
    private protected override Engine Engine => Engine.Postgres;
}
