using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>Enqueues a project's expiry when something is past its time: once a day, however many servers there are.</summary>
internal sealed partial class PlanExpiry(ProjectStore projects, RetentionStore retention, JobStore jobs, TimeProvider clock, ILogger<PlanExpiry> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>Enqueues what is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var project in await projects.NamesAsync(cancel))
        {
            var now = clock.GetUtcNow();
            if ((await retention.ViewAsync(project, cancel)).Tiers.Any(tier => tier.NextAt < now))
            {
                await jobs.EnqueueAsync(JobRequest.Of(project, ExpireFacts.JobKind, new { }, now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(Between, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends; the next one looks again.
        }
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await RunOnceAsync(cancel);
        }
#pragma warning disable CA1031 // The store is away: the next hour asks again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotPlanned(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expiry could not be planned.")]
    private partial void NotPlanned(Exception failure);
}
