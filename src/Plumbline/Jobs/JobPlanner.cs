namespace Plumbline.Jobs;

/// <summary>Asks every plan once an hour whether something is due; runs in a server only.</summary>
internal sealed partial class JobPlanner(IEnumerable<IJobPlan> plans, TimeProvider clock, ILogger<JobPlanner> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                foreach (var plan in plans)
                {
                    await TryAsync(plan, stoppingToken);
                }

                await Task.Delay(Between, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends; the next one looks again.
        }
    }

    private async Task TryAsync(IJobPlan plan, CancellationToken cancel)
    {
        try
        {
            await plan.PlanAsync(cancel);
        }
#pragma warning disable CA1031 // The store is away: the next hour asks again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotPlanned(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due could not be planned.")]
    private partial void NotPlanned(Exception failure);
}
