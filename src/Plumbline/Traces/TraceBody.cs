using System.Globalization;
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
    /// <summary>The attribute that a trace bears in the place of its text when that has expired: when it did.</summary>
    public const string TextExpiredAt = "text_expired_at";

    /// <summary>What is left of a trace whose text has expired.</summary>
    internal static TraceBody Expired(DateTimeOffset at) =>
        new([], Attributes: new Dictionary<string, string> { [TextExpiredAt] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) });

    /// <summary>When the text of a trace expired; null while it is kept.</summary>
    internal static DateTimeOffset? ExpiredAt(Trace trace) => ExpiredAt(trace.Input, trace.Attributes);

    internal static DateTimeOffset? ExpiredAt(IReadOnlyList<Message> input, IReadOnlyDictionary<string, string>? attributes) =>
        input.Count == 0 && attributes?.GetValueOrDefault(TextExpiredAt) is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;

    internal static byte[] Write(Trace trace) => JsonSerializer.SerializeToUtf8Bytes(
        new TraceBody(trace.Input, trace.Output, trace.Spans, trace.Candidates, trace.Served, trace.Reference, trace.Attributes), WireFormat.Options);

    internal static TraceBody Read(byte[] body) => JsonSerializer.Deserialize<TraceBody>(body, WireFormat.Options)!;
}
