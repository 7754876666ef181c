using Plumbline.Jobs;
using Plumbline.Traces;

namespace Plumbline.Signals;

/// <summary>
/// Derives all history by other rules as a durable job, and lets them hold once it is through: until then every reader sees the signals of the rules before, afterwards
/// those of the new ones, never some of each. A killed job goes on where its cursor stands.
/// </summary>
internal sealed class DeriveJob(DeriveSignals derive, DerivedSignalStore store, SignalRuleStore chosen, JobStore jobs, JobLimits limits, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "derive_signals";

    public string Kind => JobKind;

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var rules = job.Payload<DerivationPayload>().Rules.Whole();
        await DeriveAsync(job, rules, cancel);
        await job.StepAsync("choose", async (connection, transaction, inner) =>
        {
            await jobs.EnqueueAsync(connection, transaction, JobRequest.Of(job.Job.Project, RebuildCounts.JobKind, new { }, $"after {job.Job.Id}"), inner);
            return await chosen.ChooseAsync(connection, transaction, job.Job.Project, rules, inner);
        });
        while (await store.ForgetAsync(job.Job.Project, rules.Version, cancel))
        {
            cancel.ThrowIfCancellationRequested();
        }

        await job.CompleteAsync((_, _, _) => Task.FromResult(new DerivationResult(rules.Version)));
    }

    private async Task DeriveAsync(JobContext job, SignalRuleSet rules, CancellationToken cancel)
    {
        for (var last = -1L; ;)
        {
            var soFar = await derive.StepAsync(job.Job.Project, rules, cancel);
            await job.ReportAsync(soFar.Done, soFar.Total, "Deriving signals from what was kept");
            if (soFar.IsComplete)
            {
                return;
            }

            if (soFar.Done == last)
            {
                await Task.Delay(limits.Poll, clock, cancel); // a writer is still at it
            }

            last = soFar.Done;
        }
    }
}

/// <summary>What a derivation needs to know.</summary>
internal sealed record DerivationPayload(SignalRuleSet Rules);

/// <summary>What a derivation came to.</summary>
internal sealed record DerivationResult(string Rules);
