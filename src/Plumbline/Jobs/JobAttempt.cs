namespace Plumbline.Jobs;

/// <summary>One try of a claimed job: holds its lease, runs its handler, and says what came of it.</summary>
internal sealed partial class JobAttempt(JobLeases leases, JobSteps steps, JobLimits limits, TimeProvider clock, ILogger log)
{
    /// <summary>Runs the job. A failure puts it back for a later try until <paramref name="attempts"/> are used, then gives it up.</summary>
    /// <param name="job">As it was claimed.</param>
    /// <param name="handler">Of its kind.</param>
    /// <param name="attempts">Tries before it is given up.</param>
    /// <param name="stopping">Ends the try early; the job goes back untouched.</param>
    public async Task RunAsync(Job job, IJobHandler handler, int attempts, CancellationToken stopping)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(job, held);
        try
        {
            await RunAsync(job, handler, held.Token);
        }
        catch (LeaseLostException)
        {
            // Whoever holds it now, or cancelled it, decides what becomes of it.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await leases.ReleaseAsync(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // The lease was lost while it ran.
        }
#pragma warning disable CA1031 // Whatever a handler throws becomes the reason that people read.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!IsFinal(failure))
            {
                Failed(job.Kind, job.Id, failure);
            }

            await FailAsync(job, failure, attempts);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }
    }

    private async Task RunAsync(Job job, IJobHandler handler, CancellationToken cancel)
    {
        var context = new JobContext(job, leases, steps, clock, cancel);
        await handler.RunAsync(context, cancel);
        if (!context.IsComplete)
        {
            await context.CompleteAsync();
        }
    }

    private Task<bool> FailAsync(Job job, Exception failure, int attempts) =>
        job.Attempts >= attempts || IsFinal(failure)
            ? leases.GiveUpAsync(job, Reason(failure), CancellationToken.None)
            : leases.FailAsync(job, Reason(failure), CancellationToken.None);

    /// <summary>What people read; the whole failure, with the names of our code, is in the log.</summary>
    private static string Reason(Exception failure) => failure.Message.Split(" (Parameter '")[0];

    /// <summary>Whether another try would fail the same way: what was asked is wrong, not the world.</summary>
    private static bool IsFinal(Exception failure) => failure is UsageException or RefusedException or ArgumentException;

    private async Task RenewAsync(Job job, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(limits.Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await leases.RenewAsync(job, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The try has ended.
        }
        catch (Storage.StoreUnavailableException)
        {
            // Not renewed: when the lease expires another may take the job, and the token keeps this try from writing.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A try of {Kind} job {Id} failed.")]
    private partial void Failed(string kind, string id, Exception failure);
}
