using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Jobs;

/// <summary>What every contract about jobs starts from: the job table with a clock that stands, and a table for effects.</summary>
public abstract class JobContract : StoreContract
{
    private protected static readonly JobLimits Limits = JobLimits.Default with { Poll = TimeSpan.FromMilliseconds(10) };

    private int ids;

    private protected FakeClock Clock { get; } = new();

    private protected JobSignal Signal { get; } = new();

    private protected WriteQueue Writes { get; private set; } = null!;

    private protected JobStore Store { get; private set; } = null!;

    private protected JobLeases Leases { get; private set; } = null!;

    private protected JobSteps Steps { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Writes = new(Database);
        Store = new(Database, Writes, Signal, Clock, _ => $"job-{++ids}");
        Leases = new(Database, Writes, Limits, Clock);
        Steps = new(Database, Writes, Clock);
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync("create table effect (text text not null)");
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Writes is not null)
        {
            await Writes.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private protected Task<Job> EnqueueAsync(string kind = "count", string? key = null, TimeSpan delay = default) =>
        Store.EnqueueAsync(JobRequest.Of("shop", kind, new Numbers([1, 2, 3]), key, Clock.GetUtcNow() + delay), Cancel);

    private protected async Task<Job> FindAsync(Job job) => (await Store.FindAsync(job.Id, Cancel))!;

    private protected async Task<IReadOnlyList<string>> EffectsAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. await connection.QueryAsync<string>("select text from effect order by text")];
    }

    private protected static Func<DbConnection, DbTransaction, CancellationToken, Task<int>> Effect(string text) => (connection, transaction, cancel) =>
        connection.ExecuteAsync(new CommandDefinition("insert into effect (text) values (@text)", new { text }, transaction, cancellationToken: cancel));

    private protected JobRunner Runner(params IJobHandler[] handlers) =>
        new(Store, Leases, Steps, Signal, handlers, Limits, Clock, new("test"), NullLogger<JobRunner>.Instance);

    internal sealed record Numbers(IReadOnlyList<int> Values);

    /// <summary>A handler that does what the test says.</summary>
    private protected sealed class Handler(Func<JobContext, CancellationToken, Task> work) : IJobHandler
    {
        public string Kind => "count";

        public Task RunAsync(JobContext job, CancellationToken cancel) => work(job, cancel);
    }
}
