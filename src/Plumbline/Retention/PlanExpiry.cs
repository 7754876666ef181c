using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Jobs;

namespace Plumbline.Retention;

/// <summary>Enqueues a project's expiry when something is past its time: once a day, however many servers there are.</summary>
internal sealed class PlanExpiry(ProjectStore projects, RetentionStore retention, JobStore jobs, TimeProvider clock) : IJobPlan
{
    public async Task PlanAsync(CancellationToken cancel)
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
}
