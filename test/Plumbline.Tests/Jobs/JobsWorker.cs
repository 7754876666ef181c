using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>A process that runs jobs whose effect is one row each; a mortal one stops in the middle of a job and waits to be killed.</summary>
internal static class JobsWorker
{
    public const string Steady = "jobs";
    public const string Mortal = "jobs-mortal";
    public const string Kind = "mark";
    public const string Table = "create table mark (job text not null)";

    private static readonly JobLimits Limits =
        JobLimits.Default with { Lease = TimeSpan.FromSeconds(2), Attempts = 50, Poll = TimeSpan.FromMilliseconds(50), Workers = 2 };

    public static async Task RunAsync(Database database, int? stallAt)
    {
        var clock = TimeProvider.System;
        await using var writes = new WriteQueue(database);
        var signal = new JobSignal();
        var leases = new JobLeases(database, writes, Limits, clock);
        var store = new JobStore(database, writes, signal, clock, _ => throw new InvalidOperationException("Workers enqueue nothing."));
        using var runner = new JobRunner(
            store, leases, new(database, writes, clock), signal, [new MarkHandler(stallAt)], Limits, clock, JobWorker.OfThisProcess, NullLogger<JobRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }

    private sealed class MarkHandler(int? stallAt) : IJobHandler
    {
        private int begun;

        public string Kind => JobsWorker.Kind;

        public async Task RunAsync(JobContext job, CancellationToken cancel)
        {
            if (Interlocked.Increment(ref begun) == stallAt)
            {
                Console.WriteLine(job.Job.Id);
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }

            await job.CompleteAsync((connection, transaction, _) =>
                connection.ExecuteAsync("insert into mark (job) values (@Id)", new { job.Job.Id }, transaction));
        }
    }
}
