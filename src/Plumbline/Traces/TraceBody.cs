using System.Text.Json;

namespace Plumbline.Traces;

/// <summary>The part of a trace that no query looks into, kept as one piece.</summary>
public sealed record TraceBody(
    IReadOnlyList<Message> Input,
    string? Output = null,
    IReadOnlyList<Span>? Spans = null,
    IReadOnlyList<Candidate>? Candidates = null,
    string? Served = null,
    JsonElement? Reference = null,
    IReadOnlyDictionary<string, string>? Attributes = null)
{
    internal static byte[] Write(Trace trace) => JsonSerializer.SerializeToUtf8Bytes(
        new TraceBody(trace.Input, trace.Output, trace.Spans, trace.Candidates, trace.Served, trace.Reference, trace.Attributes), WireFormat.Options);

    internal static TraceBody Read(byte[] body) => JsonSerializer.Deserialize<TraceBody>(body, WireFormat.Options)!;
}
