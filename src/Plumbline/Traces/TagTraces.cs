using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>Puts a tag on every trace that fits a filter, or takes it off: at once where they are few, by a job where they are many.</summary>
internal sealed class TagTraces(TraceSearch search, WholeTraces traces, TraceTags tags, WriteQueue writes, JobStore jobs, TimeProvider clock) : IJobHandler
{
    /// <summary>The most that are tagged while the caller waits.</summary>
    public const int AtOnce = 1_000;

    public const string JobKind = "tag-traces";

    public string Kind => JobKind;

    /// <summary>Does it, or has it done.</summary>
    /// <exception cref="RefusedException">The tag or the filter is not right.</exception>
    public async Task<TagReceipt> RunAsync(Caller caller, TagRequest request, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(TraceTags.Check(request.Tag));
        var filter = FilterQuery.Of(request.Filter).Fixed(clock.GetUtcNow());
        var found = await search.PageAsync(caller.Project, filter, TraceCursor.Newest, AtOnce, cancel);
        if (found.Next is null)
        {
            return new(await ChangeAsync(caller.Project, found.Rows, new(request.Tag, request.Remove, caller.Actor), WritePriority.Interactive, cancel), null);
        }

        var job = await jobs.EnqueueAsync(JobRequest.Of(caller.Project, JobKind, new TagPayload(filter.Query, request.Tag, request.Remove, caller.Actor)), cancel);
        return new(null, job.Id);
    }

    /// <summary>Does it to one trace.</summary>
    /// <exception cref="RefusedException">The tag is not right, or there is no such trace.</exception>
    public async Task OneAsync(Caller caller, string trace, string tag, bool remove, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(TraceTags.Check(tag));
        var row = await traces.RowAsync(caller.Project, trace, cancel) ?? throw RefusedException.Missing("trace", trace);
        await ChangeAsync(caller.Project, [row], new(tag, remove, caller.Actor), WritePriority.Interactive, cancel);
    }

    /// <summary>The long way. A trace that was tagged before a kill is passed over when the job runs again.</summary>
    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var payload = job.Payload<TagPayload>();
        var (changed, seen) = (0L, 0L);
        await foreach (var lot in search.AllAsync(job.Job.Project, FilterQuery.Of(payload.Filter), TraceCursor.Newest, cancel))
        {
            changed += await ChangeAsync(job.Job.Project, lot, new(payload.Tag, payload.Remove, payload.Actor), WritePriority.Bulk, cancel);
            seen += lot.Count;
            await job.ReportAsync(seen, 0, FormattableString.Invariant($"{seen} traces fit so far, {changed} changed"));
        }

        await job.CompleteAsync((_, _, _) => Task.FromResult(new TagReceipt(changed, null)));
    }

    private Task<int> ChangeAsync(string project, IReadOnlyList<TraceRow> rows, TagChange change, WritePriority priority, CancellationToken cancel) => rows.Count == 0
        ? Task.FromResult(0)
        : writes.WriteWhenRoomAsync((connection, transaction, inner) => tags.ChangeAsync(project, rows, change, connection, transaction, inner), priority, cancel);

    private sealed record TagPayload(string Filter, string Tag, bool Remove, string Actor);
}

/// <summary>What to tag.</summary>
/// <param name="Filter">The traces, as a query string; empty means all.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Remove">True to take it off.</param>
internal sealed record TagRequest(string Filter, string Tag, bool Remove = false);

/// <summary>What became of it.</summary>
/// <param name="Changed">Traces whose tags changed; null while a job is at it.</param>
/// <param name="Job">The job that does it; null when it is done.</param>
internal sealed record TagReceipt(long? Changed, string? Job);
