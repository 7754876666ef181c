using System.Text.Json;
using Plumbline.Jobs;

namespace Plumbline.Signals;

/// <summary>Turns other rules into a durable job that derives history by them.</summary>
internal sealed class StartDerivation(JobStore jobs, SignalRuleStore rules)
{
    private const int Looked = 200;

    /// <summary>The job; the one that runs already when it is for the same rules.</summary>
    /// <exception cref="RefusedException">The rules are wrong, or history is being derived by others.</exception>
    public async Task<Job> RunAsync(string project, SignalRuleSet? asked, CancellationToken cancel)
    {
        var (current, _) = await rules.CurrentAsync(project, cancel);
        var wanted = (asked ?? current).Whole();
        RefusedException.ThrowIfAny([.. wanted.Check()]);
        if (await RunningAsync(project, cancel) is { } running)
        {
            return running.Payload.Deserialize<DerivationPayload>(WireFormat.Options)?.Rules.Version == wanted.Version
                ? running
                : throw RefusedException.Conflict("rules", $"History is being derived by other rules (job {running.Id}); wait for it, or cancel it.");
        }

        return await jobs.EnqueueAsync(JobRequest.Of(project, DeriveJob.JobKind, new DerivationPayload(wanted)), cancel);
    }

    /// <summary>The derivation of a project that is not finished; null when there is none.</summary>
    public async Task<Job?> RunningAsync(string project, CancellationToken cancel) =>
        (await LatestAsync(project, cancel)) is { IsFinished: false } job ? job : null;

    /// <summary>The latest derivation among a project's newest jobs.</summary>
    public async Task<Job?> LatestAsync(string project, CancellationToken cancel) =>
        (await jobs.ListAsync(project, null, Looked, cancel)).FirstOrDefault(job => job.Kind == DeriveJob.JobKind);
}
