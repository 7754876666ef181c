using Plumbline.Jobs;
using Plumbline.Lineage;

namespace Plumbline.Replays;

/// <summary>Runs many traces again, a few at a time. Killed, it goes on: a replay that is kept is not made twice.</summary>
internal sealed class ReplayJob(ReplayTrace replay) : IJobHandler
{
    public const string JobKind = "replay";
    private const int AtATime = 4;
    private const int Shown = 20;

    public string Kind => JobKind;

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var batch = job.Payload<ReplayBatch>();
        var (done, same) = (0, 0);
        var failed = new List<string>();
        foreach (var group in batch.Traces.Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            var replays = await Task.WhenAll(group.Select(trace => OneAsync(job.Job, new(trace, batch.Change, IdOf(job.Job.Id, trace)), cancel)));
            done += replays.Length;
            same += replays.Count(one => one.Replay?.SamePrompt == true);
            failed.AddRange(replays.Select(one => one.Refused).OfType<string>());
            await job.ReportAsync(done, batch.Traces.Count, $"{done - failed.Count} of {batch.Traces.Count} traces run again");
        }

        await job.CompleteAsync((_, _, _) => Task.FromResult(new ReplayResult(done - failed.Count, same, failed.Count, [.. failed.Take(Shown)])));
    }

    /// <summary>The id of a replay in a job, the same on every try.</summary>
    public static string IdOf(string job, string trace) => $"replay-{ContentHash.Of($"{job}\n{trace}")[..32]}";

    private async Task<(Replay? Replay, string? Refused)> OneAsync(Job job, ReplayRequest request, CancellationToken cancel)
    {
        try
        {
            return (await replay.RunAsync(job.Project, request, job.Id, null, cancel), null);
        }
        catch (RefusedException refused) when (refused.Status == StatusCodes.Status404NotFound || refused.Refusals.Any(one => one.Field == "model"))
        {
            return (null, $"{request.Trace}: {refused.Message}"); // one that is not here does not stop the others; no upstream does
        }
    }
}

/// <summary>What a finished job of replays answers.</summary>
/// <param name="Replayed">Traces run again.</param>
/// <param name="SamePrompt">Of them, those whose prompt went out byte for byte as the original's.</param>
/// <param name="Refused">Traces that could not be run again.</param>
/// <param name="Reasons">Why, of the first of them.</param>
internal sealed record ReplayResult(int Replayed, int SamePrompt, int Refused, IReadOnlyList<string> Reasons);
