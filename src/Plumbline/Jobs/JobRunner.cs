namespace Plumbline.Jobs;

/// <summary>Claims jobs and runs them, a few at a time. Only a server does so by itself; a command runs one job that it enqueued to its end.</summary>
internal sealed partial class JobRunner(
    JobStore store, JobLeases leases, JobSteps steps, JobSignal signal, IEnumerable<IJobHandler> handlers, JobLimits limits, TimeProvider clock, JobWorker worker, ILogger<JobRunner> log)
    : BackgroundService
{
    private readonly Dictionary<string, IJobHandler> byKind = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);
    private readonly string[] kinds = [.. handlers.Select(handler => handler.Kind)];
    private readonly JobAttempt attempt = new(leases, steps, limits, clock, log);

    /// <summary>
    /// Runs this job in this process, now, and gives it as it ended; where another process runs it already, waits for that.
    /// A failure is final at once, because the person is there to read it; the job can be retried.
    /// </summary>
    /// <param name="id">The job.</param>
    /// <param name="cancel">Ends the wait or the try; the job goes back untouched.</param>
    /// <param name="waiting">Told once, with the job, when another process holds it.</param>
    /// <exception cref="RefusedException">There is no such job.</exception>
    /// <exception cref="UsageException">Nothing here runs jobs of its kind.</exception>
    public async Task<Job> RunToEndAsync(string id, CancellationToken cancel, Action<Job>? waiting = null)
    {
        for (var job = await FindAsync(id, cancel); ; job = await FindAsync(id, cancel))
        {
            if (job.IsFinished)
            {
                return job;
            }

            var handler = HandlerOf(job);
            if (await leases.ClaimAsync(id, worker.Name, cancel) is { } claimed)
            {
                await attempt.RunAsync(claimed, handler, attempts: 1, cancel);
                cancel.ThrowIfCancellationRequested();
            }
            else
            {
                waiting?.Invoke(await FindAsync(id, cancel));
                waiting = null;
                await Task.Delay(limits.Poll, clock, cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count < limits.Workers && await ClaimAsync(stoppingToken) is { } job)
            {
                running.Add(RunAsync(job, stoppingToken));
            }
            else
            {
                await WaitAsync(stoppingToken);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task<Job> FindAsync(string id, CancellationToken cancel) =>
        await store.FindAsync(id, cancel) ?? throw RefusedException.Missing("job", id);

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        try
        {
            await attempt.RunAsync(job, HandlerOf(job), limits.Attempts, stopping);
        }
#pragma warning disable CA1031 // The store failed while a job was put back: its lease expires, and the next claim takes it up.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotPutBack(job.Id, failure);
        }

        signal.Wake();
    }

    private async Task<Job?> ClaimAsync(CancellationToken stopping)
    {
        try
        {
            return await leases.AnyDueAsync(kinds, stopping) ? await leases.ClaimAsync(kinds, worker.Name, stopping) : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
#pragma warning disable CA1031 // The store is away: the runner outlives it and asks again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotClaimed(failure);
            return null;
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        try
        {
            await signal.WaitAsync(limits.Poll, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            // The process ends; what runs is put back.
        }
    }

    private IJobHandler HandlerOf(Job job) =>
        byKind.GetValueOrDefault(job.Kind) ?? throw new UsageException($"Nothing here runs jobs of kind '{job.Kind}'.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Id} could not be put back; its lease will expire.")]
    private partial void NotPutBack(string id, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs could not be claimed.")]
    private partial void NotClaimed(Exception failure);
}
