using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>Lets everything of a project go that is past its time, a few hundred facts a transaction.</summary>
internal sealed class ExpireFacts(Database database, ProjectStore projects, RetentionStore settings, WriteQueue writes, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "expire";

    public string Kind => JobKind;

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var project = job.Job.Project;
        var kept = await settings.SettingsAsync(project, cancel);
        var now = clock.GetUtcNow();
        var results = new Dictionary<string, ExpiredFacts>(StringComparer.Ordinal);
        foreach (var tier in Enum.GetValues<RetentionTier>())
        {
            if (kept.Of(tier) is { } time)
            {
                results[Words.Of(tier)] = await RunAsync(job, tier, Microseconds.Of(now - time), cancel);
            }
        }

        await job.CompleteAsync((_, _, _) => Task.FromResult(results));
    }

    private async Task<ExpiredFacts> RunAsync(JobContext job, RetentionTier tier, long before, CancellationToken cancel)
    {
        var pseudonym = await projects.PseudonymAsync(job.Job.Project, cancel);
        var all = ExpiredFacts.Nothing;
        while (await StepAsync() is { } step)
        {
            all = all.And(step);
            await job.ReportAsync(all.Removed, 0, $"{Words.Of(tier)}: {all.Removed} expired, {all.Labelled} kept for their labels, {all.MadeOf} kept for what was made of them");
        }

        return all;

        Task<ExpiredFacts?> StepAsync() => writes.WriteWhenRoomAsync(
            (connection, transaction, token) => ExpireStep.RunAsync(
                tier, before, new(database.Engine, connection, transaction, job.Job.Project, Access.Local, pseudonym, Microseconds.Of(clock.GetUtcNow()), token)),
            WritePriority.Bulk, cancel);
    }
}
