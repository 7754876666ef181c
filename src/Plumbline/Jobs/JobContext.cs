using System.Data.Common;
using System.Text.Json;

namespace Plumbline.Jobs;

/// <summary>What a handler has of the job that it runs: its payload, and the ways to write while its lease holds.</summary>
internal sealed class JobContext(Job job, JobLeases leases, JobSteps steps, TimeProvider clock, CancellationToken cancel)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    // What is finished is kept also while the process ends; that the lease still holds is checked in the transaction.
    private static readonly CancellationToken Kept = CancellationToken.None;
    private long? reported;

    public Job Job => job;

    /// <summary>Whether the effect of the job is committed.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The payload as the record that was enqueued.</summary>
    /// <exception cref="UsageException">It is not such a record; trying again would not help.</exception>
    public T Payload<T>()
    {
        try
        {
            return job.Payload.Deserialize<T>(WireFormat.Options) ?? throw new UsageException($"The payload of job {job.Id} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"The payload of job {job.Id} is not one of {job.Kind}: {wrong.Message}");
        }
    }

    /// <summary>Does the work of a step unless it was finished before, and keeps what it gave. Killed in the middle, it runs again; finished, never.</summary>
    public async Task<T> StepAsync<T>(string name, Func<CancellationToken, Task<T>> work)
    {
        if (await steps.FindAsync(job, name, cancel) is { } finished)
        {
            return Read<T>(finished);
        }

        var value = await work(cancel);
        return await steps.FinishAsync(job, name, (_, _, _) => Task.FromResult(value), Kept);
    }

    /// <summary>Commits the effect of a step together with the step, unless it was finished before: exactly once, whatever is killed.</summary>
    public async Task<T> StepAsync<T>(string name, Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect) =>
        await steps.FindAsync(job, name, cancel) is { } finished ? Read<T>(finished) : await steps.FinishAsync(job, name, effect, Kept);

    /// <summary>Says how far the work is; call it as often as you like, about five a second are kept.</summary>
    /// <exception cref="LeaseLostException">The job was cancelled or taken over.</exception>
    public async Task ReportAsync(long done, long total, string? message)
    {
        if (reported is { } last && done < total && clock.GetElapsedTime(last) < BetweenReports)
        {
            return;
        }

        reported = clock.GetTimestamp();
        if (!await leases.ReportAsync(job, new(done, total, message), cancel))
        {
            throw new LeaseLostException(job.Id);
        }
    }

    /// <summary>Commits the effect and ends the job in one transaction; what the effect gives is the job's result.</summary>
    /// <exception cref="LeaseLostException">The job was cancelled or taken over; nothing of the effect was kept.</exception>
    public async Task<T> CompleteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect)
    {
        var value = await leases.CompleteAsync(job, effect, result => JsonSerializer.Serialize(result, WireFormat.WithNulls), Kept);
        IsComplete = true;
        return value;
    }

    /// <summary>Ends the job without an effect or a result.</summary>
    public async Task CompleteAsync()
    {
        await leases.CompleteAsync(job, (_, _, _) => Task.FromResult(true), _ => null, Kept);
        IsComplete = true;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, WireFormat.WithNulls)!;
}
