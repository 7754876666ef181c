namespace Plumbline.Online;

/// <summary>Runs the rules while the server runs, every few seconds, and at once while there is more to do.</summary>
internal sealed partial class OnlineWorker(RunOnline run, TimeProvider clock, ILogger<OnlineWorker> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await RoundAsync(stoppingToken), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the cursors say where to go on.
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken cancel)
    {
        try
        {
            return (await run.RoundAsync(cancel)).AtEnd ? Rest : TimeSpan.Zero;
        }
#pragma warning disable CA1031 // The worker outlives what fails: the store may be away, and comes back.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotRun(log, failure);
            return RestAfterFailure;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rules of online evaluation could not be run.")]
    private static partial void NotRun(ILogger log, Exception failure);
}
