using Plumbline.Accounts;
using Plumbline.Jobs;

namespace Plumbline.Signals;

/// <summary>Derives signals as things arrive, in every server; two that do so at once do it once. An idle look is one query a second.</summary>
internal sealed partial class SignalWatch(Arrivals arrivals, DeriveSignals derive, SignalRuleStore rules, ProjectStore projects, JobLimits limits, TimeProvider clock, ILogger<SignalWatch> log) : BackgroundService
{
    private long[]? seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                await Task.Delay(limits.Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The store is away: the watch outlives it and looks again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                NotDerived(failure);
                await Task.Delay(limits.FirstDelay, clock, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Derives all that came, of every project, by the rules that hold there.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        var last = await arrivals.LastAsync(cancel);
        if (seen?.SequenceEqual(last) == true)
        {
            return;
        }

        var complete = true;
        foreach (var project in await projects.NamesAsync(cancel))
        {
            complete &= await CatchUpAsync(project, cancel);
        }

        seen = complete ? last : null;
    }

    private async Task<bool> CatchUpAsync(string project, CancellationToken cancel)
    {
        var (current, since) = await rules.CurrentAsync(project, cancel);
        if (since is null)
        {
            await rules.BeginAsync(project, current, cancel);
        }

        for (var done = -1L; ;)
        {
            var soFar = await derive.StepAsync(project, current, cancel);
            if (soFar.IsComplete || soFar.Done == done)
            {
                return soFar.IsComplete;
            }

            done = soFar.Done;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signals could not be derived; trying again.")]
    private partial void NotDerived(Exception failure);
}
