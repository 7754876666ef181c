using System.Buffers.Binary;
using Plumbline.Rollups;
using Plumbline.Statistics;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>A trace as it is written: its narrow columns and its payload.</summary>
internal sealed class TraceEntry(Trace trace, string? person, FactScope scope, bool captured)
{
    /// <summary>The attribute of a trace that was run again: its answer was served to nobody.</summary>
    public const string ReplayOf = "replay_of";

    private const string Segment = "segment";

    public byte[] Key { get; } = Storage.Key.Of(scope.Project, TraceStore.TraceKind, trace.Id);

    public Trace Trace => trace;

    public byte[] Body { get; } = TraceBody.Write(trace);

    /// <summary>What the trace counts as, when nothing has been said of it.</summary>
    public CountedTrace Counted { get; } = new(
        Microseconds.Of(trace.At), trace.Model, trace.PromptVersion, trace.Release, SegmentOf(trace), trace.Output is null || trace.Attributes?.ContainsKey(ReplayOf) == true ? 0 : 1,
        trace.Spans?.Any(span => span.Error is not null) == true ? 1 : 0, trace.InputTokens, trace.OutputTokens, trace.CostUsd, trace.LatencyMilliseconds, 0, null);

    /// <summary>The rows of the table <c>trace</c>, the key first.</summary>
    public static BulkColumn[] Columns(IReadOnlyList<TraceEntry> rows) =>
    [
        BulkColumn.Of("key", rows, row => row.Key),
        BulkColumn.Of("project", rows, row => row.Project),
        BulkColumn.Of("id", rows, row => row.Trace.Id),
        BulkColumn.Of("at", rows, row => row.Counted.At),
        BulkColumn.Of("received_at", rows, row => row.ReceivedAt),
        BulkColumn.Of("conversation", rows, row => row.Trace.Conversation),
        BulkColumn.Of("person", rows, row => row.Person),
        BulkColumn.Of("model", rows, row => row.Trace.Model),
        BulkColumn.Of("family", rows, row => row.Trace.Family),
        BulkColumn.Of("prompt_version", rows, row => row.Trace.PromptVersion),
        BulkColumn.Of("release", rows, row => row.Trace.Release),
        BulkColumn.Of("segment", rows, row => row.Counted.Segment),
        BulkColumn.Of("retries", rows, row => row.Trace.Retries),
        BulkColumn.Of("prompt_hash", rows, row => Fingerprint.Of(row.Trace.Input)),
        BulkColumn.Of("candidates", rows, row => (long)(row.Trace.Candidates?.Count ?? 0)),
        BulkColumn.Of("served", rows, row => row.Counted.Served),
        BulkColumn.Of("failed", rows, row => row.Counted.Failed),
        BulkColumn.Of("input_tokens", rows, row => row.Trace.InputTokens),
        BulkColumn.Of("output_tokens", rows, row => row.Trace.OutputTokens),
        BulkColumn.Of("cost_usd", rows, row => row.Trace.CostUsd),
        BulkColumn.Of("latency_milliseconds", rows, row => row.Trace.LatencyMilliseconds),
        BulkColumn.Of("rnd", rows, row => (SplitMix64.Mix(BinaryPrimitives.ReadUInt64LittleEndian(row.Key)) >> 11) * (1.0 / (1UL << 53))),
        BulkColumn.Of("captured", rows, row => row.Captured),
    ];

    private string Project => scope.Project;

    private long ReceivedAt => scope.ReceivedAt;

    private string? Person => person;

    private long Captured => captured ? 1 : 0;

    /// <summary>The kind of user that the client names, among the attributes or the metadata of a captured trace.</summary>
    private static string? SegmentOf(Trace trace) =>
        trace.Attributes is { } attributes && (attributes.TryGetValue(Segment, out var segment) || attributes.TryGetValue($"metadata.{Segment}", out segment)) ? segment : null;
}
