using Plumbline.Traces;

namespace Plumbline.Replays;

/// <summary>Lays a replay beside its original.</summary>
internal sealed class CompareReplay(TraceStore traces, ReplayStore replays)
{
    /// <exception cref="RefusedException">The trace is no replay, or its original was deleted.</exception>
    public async Task<Comparison> RunAsync(string project, string id, CancellationToken cancel)
    {
        var replay = await replays.FindAsync(project, id, cancel) ?? throw RefusedException.Missing("replay", id);
        var before = await traces.FindAsync(project, replay.Original, cancel) ?? throw RefusedException.Missing("trace", replay.Original);
        return Comparison.Of(replay, before, await traces.FindAsync(project, replay.Trace, cancel));
    }
}
