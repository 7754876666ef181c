using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture.Langfuse;

/// <summary>Traces with what their captured parts say, if they came in parts.</summary>
internal sealed class ReadTraces(TraceStore traces, TraceList list, PartStore parts)
{
    /// <summary>One page of a project's traces.</summary>
    public async Task<(long Total, IReadOnlyList<ReadTrace> Traces)> PageAsync(string project, TraceQuery query, int skip, int limit, CancellationToken cancel)
    {
        var (total, found) = await list.PageAsync(project, query, skip, limit, cancel);
        var captured = await parts.CapturedAsync(project, [.. found.Select(trace => trace.Fact.Id)], cancel);
        return (total, [.. found.Select(trace => new ReadTrace(trace, captured.GetValueOrDefault(trace.Fact.Id)))]);
    }

    /// <summary>One trace; null when there is none.</summary>
    public async Task<ReadTrace?> FindAsync(string project, string id, CancellationToken cancel) => (await OfAsync(project, [id], cancel)).GetValueOrDefault(id);

    /// <summary>Traces by their ids; those that are not known yet are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, ReadTrace>> OfAsync(string project, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var found = new Dictionary<string, ReadTrace>(StringComparer.Ordinal);
        var captured = await parts.CapturedAsync(project, [.. ids.Where(id => Identifier.Check("id", id) is null)], cancel);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await traces.ReceivedAsync(project, id, cancel) is { } trace)
            {
                found[id] = new(trace, captured.GetValueOrDefault(id));
            }
        }

        return found;
    }
}

/// <summary>A trace to be read back.</summary>
/// <param name="Trace">As everything else reads it.</param>
/// <param name="Captured">As its parts tell it; null when it was stated whole.</param>
internal sealed record ReadTrace(Received<Trace> Trace, CapturedTrace? Captured)
{
    public TraceFields? Whole => Captured?.Whole;

    public IReadOnlyList<string> Tags => Whole?.Tags ?? [];

    public string Environment => Whole?.Environment ?? Trace.Fact.Attributes?.GetValueOrDefault("environment") ?? "default";

}
