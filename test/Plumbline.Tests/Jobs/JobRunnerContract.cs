using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>What running jobs promises, whatever the engine.</summary>
public abstract class JobRunnerContract : JobContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_runs_its_job_to_the_end_without_a_server()
    {
        var job = await EnqueueAsync();
        using var runner = Runner(new Handler((context, _) => context.CompleteAsync(Effect("done"))));

        var ended = await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal((JobState.Done, "1"), (ended.State, ended.Result!.Value.GetRawText()));
        Assert.Equal(["done"], await EffectsAsync());
    }

    [Fact]
    public async Task A_failure_in_a_command_is_final_and_says_why()
    {
        var job = await EnqueueAsync();
        using var runner = Runner(new Handler((_, _) => throw new IOException("The disk is full.")));

        var ended = await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal((JobState.GaveUp, "The disk is full."), (ended.State, ended.Reason));
    }

    [Fact]
    public async Task A_command_waits_for_a_job_that_another_process_runs()
    {
        var job = await EnqueueAsync();
        var elsewhere = await Leases.ClaimAsync(["count"], "elsewhere", Cancel);
        using var runner = Runner(new Handler((_, _) => throw new InvalidOperationException("Not here.")));

        var told = new List<Job>();
        var waits = new TaskCompletionSource();
        var ending = runner.RunToEndAsync(job.Id, Cancel, held => { told.Add(held); waits.SetResult(); });
        await waits.Task.WaitAsync(Patience, Cancel);
        await Leases.CompleteAsync(elsewhere!, Effect("elsewhere"), _ => null, Cancel);

        Assert.Equal(JobState.Done, (await ending).State);
        Assert.Equal(("elsewhere", elsewhere!.LeaseUntil), (Assert.Single(told).Worker, told[0].LeaseUntil));
    }

    [Fact]
    public async Task What_was_asked_wrongly_is_given_up_at_once_in_words_for_people()
    {
        using var runner = Runner(new Handler((_, _) => throw new ArgumentException("The learning rate is too high.", "settings")));
        await runner.StartAsync(Cancel);

        var ended = await EndedAsync(await EnqueueAsync());

        Assert.Equal((JobState.GaveUp, "The learning rate is too high.", 1), (ended.State, ended.Reason, ended.Attempts));
        await runner.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_job_tried_again_says_how_it_had_ended()
    {
        var job = await EnqueueAsync();
        using var runner = Runner(new Handler((_, _) => throw new IOException("The disk is full.")));
        await runner.RunToEndAsync(job.Id, Cancel);

        await Store.RetryAsync(job.Id, Cancel);
        Assert.Equal((JobState.Ready, "Tried again; it had given up: The disk is full."), ((await FindAsync(job)).State, (await FindAsync(job)).Progress.Message));

        await Store.CancelAsync(job.Id, Cancel);
        await Store.RetryAsync(job.Id, Cancel);
        Assert.Equal("Tried again; it had been cancelled.", (await FindAsync(job)).Progress.Message);
    }

    [Fact]
    public async Task A_kind_without_handler_is_left_alone()
    {
        var job = await EnqueueAsync("other");
        using var runner = Runner();

        await Assert.ThrowsAsync<UsageException>(() => runner.RunToEndAsync(job.Id, Cancel));

        Assert.Equal(JobState.Ready, (await FindAsync(job)).State);
        await Assert.ThrowsAsync<RefusedException>(() => runner.RunToEndAsync("unknown", Cancel));
    }

    [Fact]
    public async Task A_server_runs_what_is_enqueued()
    {
        var ran = new TaskCompletionSource<int>();
        using var runner = Runner(new Handler((context, _) => { ran.SetResult(context.Payload<Numbers>().Values.Sum()); return Task.CompletedTask; }));
        await runner.StartAsync(Cancel);

        var job = await EnqueueAsync();

        Assert.Equal(6, await ran.Task.WaitAsync(Patience, Cancel));
        Assert.Equal(JobState.Done, (await EndedAsync(job)).State);
        await runner.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_server_tries_again_after_a_rest_and_not_when_what_was_asked_cannot_be()
    {
        using var runner = Runner(new Handler((context, _) => throw (context.Job.Attempts == 1 ? new IOException("Not now.") : new UsageException("Never."))));
        await runner.StartAsync(Cancel);
        var job = await EnqueueAsync();

        Assert.Equal("Not now.", (await UntilAsync(job, found => found.Reason is not null)).Reason);
        Clock.Advance(Limits.FirstDelay);

        var ended = await EndedAsync(job);
        Assert.Equal((JobState.GaveUp, "Never.", 2), (ended.State, ended.Reason, ended.Attempts));
        await runner.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_stopping_server_puts_its_job_back_untouched()
    {
        var running = new TaskCompletionSource();
        using var runner = Runner(new Handler((_, cancel) => { running.SetResult(); return Task.Delay(Timeout.Infinite, cancel); }));
        var job = await EnqueueAsync();
        await runner.StartAsync(Cancel);
        await running.Task.WaitAsync(Patience, Cancel);

        await runner.StopAsync(Cancel);

        var back = await FindAsync(job);
        Assert.Equal((JobState.Ready, 0), (back.State, back.Attempts));
    }

    [Fact]
    public async Task A_resumed_job_starts_after_the_steps_that_it_finished()
    {
        var job = await EnqueueAsync();
        var worked = new List<string>();
        using var runner = Runner(new Handler(async (context, _) =>
        {
            var sum = await context.StepAsync("sum", _ => { worked.Add("sum"); return Task.FromResult(new Numbers([6])); });
            await context.StepAsync("write", Effect("written"));
            worked.Add($"after {sum.Values[0]}");
            throw new IOException("Killed.");
        }));
        await runner.RunToEndAsync(job.Id, Cancel);
        await Store.RetryAsync(job.Id, Cancel);

        await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal(["sum", "after 6", "after 6"], worked);
        Assert.Equal(["written"], await EffectsAsync());
    }

    [Fact]
    public async Task Progress_is_seen_while_the_job_runs()
    {
        var job = await EnqueueAsync();
        JobProgress? seen = null;
        using var runner = Runner(new Handler(async (context, _) =>
        {
            await context.ReportAsync(3, 9, "Epoch 3");
            seen = (await FindAsync(job)).Progress;
        }));

        await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal(new JobProgress(3, 9, "Epoch 3"), seen);
    }

    [Fact]
    public async Task A_cancelled_job_stops_at_its_next_report_and_writes_nothing()
    {
        var job = await EnqueueAsync();
        using var runner = Runner(new Handler(async (context, cancel) =>
        {
            await Store.CancelAsync(job.Id, cancel);
            await context.ReportAsync(1, 2, null);
            await context.CompleteAsync(Effect("late"));
        }));

        var ended = await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Empty(await EffectsAsync());
    }

    [Fact]
    public async Task A_worker_whose_job_was_taken_from_it_is_told_to_stop()
    {
        var brief = Limits with { Lease = TimeSpan.FromMilliseconds(60) };
        var job = await EnqueueAsync();
        var leases = new JobLeases(Database, Writes, brief, Clock);
        var claimed = await leases.ClaimAsync(job.Id, "slow", Cancel);
        var attempt = new JobAttempt(leases, Steps, brief, Clock, NullLogger.Instance);
        var running = attempt.RunAsync(claimed!, new Handler((_, cancel) => Task.Delay(Timeout.Infinite, cancel)), attempts: 1, Cancel);

        await Store.CancelAsync(job.Id, Cancel);
        await running.WaitAsync(Patience, Cancel);

        Assert.Equal(JobState.Cancelled, (await FindAsync(job)).State);
    }

    [Fact]
    public async Task A_payload_of_another_shape_is_refused_for_good()
    {
        var job = await Store.EnqueueAsync(JobRequest.Of("shop", "count", new { misspelt = 1 }), Cancel);
        using var runner = Runner(new Handler((context, _) => Task.FromResult(context.Payload<Numbers>())));

        var ended = await runner.RunToEndAsync(job.Id, Cancel);

        Assert.Equal(JobState.GaveUp, ended.State);
        Assert.Contains("misspelt", ended.Reason, StringComparison.Ordinal);
    }

    private Task<Job> EndedAsync(Job job) => UntilAsync(job, found => found.IsFinished);

    private async Task<Job> UntilAsync(Job job, Func<Job, bool> condition)
    {
        var found = await FindAsync(job);
        for (var waited = Stopwatch.StartNew(); !condition(found); found = await FindAsync(job))
        {
            Assert.True(waited.Elapsed < Patience, $"The job is still {found}.");
            await Task.Delay(5, Cancel);
        }

        return found;
    }
}

public sealed class JobRunnerOnSqlite : JobRunnerContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class JobRunnerOnPostgres : JobRunnerContract
{
    private protected override Engine Engine => Engine.Postgres;
}
