using System.Data.Common;
using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Tells each trace of a project anew what it counts as, then counts all days anew: after an upgrade, or when counts are doubted.</summary>
internal sealed class RebuildCounts(Database database, ProjectStore projects, TraceStore traces, WriteQueue writes, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "rebuild-counts";
    private const int Chunk = 500;

    public string Kind => JobKind;

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var project = job.Job.Project;
        var total = await traces.CountAsync(project, cancel);
        long done = 0, after = 0;
        for (var page = await traces.AfterAsync(project, after, Chunk, labelledOnly: false, cancel); page.Count > 0; page = await traces.AfterAsync(project, after, Chunk, labelledOnly: false, cancel))
        {
            await WriteAsync(project, scope => TraceRows.RecountAsync(page, scope), cancel);
            after = page[^1].N;
            await job.ReportAsync(done += page.Count, total, "reading traces");
        }

        for (long? day = 0; day is { } from;)
        {
            day = await WriteAsync(project, scope => DayOfCounts.RebuildAsync(from, scope), cancel);
            await job.ReportAsync(total, total, "counting days");
        }
    }

    private async Task<T> WriteAsync<T>(string project, Func<FactScope, Task<T>> effect, CancellationToken cancel)
    {
        var pseudonym = await projects.PseudonymAsync(project, cancel);
        var now = Microseconds.Of(clock.GetUtcNow());
        return await writes.WriteWhenRoomAsync(
            (DbConnection connection, DbTransaction transaction, CancellationToken token) => effect(new(database.Engine, connection, transaction, project, Access.Local, pseudonym, now, token)),
            WritePriority.Bulk, cancel);
    }
}
