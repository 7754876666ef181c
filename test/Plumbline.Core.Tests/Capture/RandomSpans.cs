using Google.Protobuf;
using Plumbline.Capture.Oracle;
using Plumbline.Statistics;

namespace Plumbline.Capture;

/// <summary>Requests drawn from a seed: every kind of value, nested, with unknown fields and empty messages among them.</summary>
internal sealed class RandomSpans(ulong seed)
{
    private static readonly string[] Words = ["gen_ai.system", "llm.token_count.prompt", "user.id", "", "ключ", "emoji \U0001F600", "a\nb", "x"];

    private SplitMix64 stream = SplitMix64.For(seed, "otlp");

    public ExportTraceServiceRequest Traces() => new() { ResourceSpans = { Many(1, 3, ResourceSpans) } };

    public ExportLogsServiceRequest Logs() => new() { ResourceLogs = { Many(1, 3, ResourceLogs) } };

    private ResourceSpans ResourceSpans() => new() { Resource = new() { Attributes = { Pairs(3) } }, ScopeSpans = { Many(1, 3, ScopeSpans) }, SchemaUrl = Word() };

    private ScopeSpans ScopeSpans() => new() { Scope = new() { Name = Word(), Version = Word(), Attributes = { Pairs(1) } }, Spans = { Many(1, 4, Span) } };

    private ResourceLogs ResourceLogs() => new() { Resource = new() { Attributes = { Pairs(3) } }, ScopeLogs = { Many(1, 2, ScopeLogs) } };

    private ScopeLogs ScopeLogs() => new() { Scope = new() { Name = Word() }, LogRecords = { Many(1, 4, Record) } };

    private Span Span() => new()
    {
        TraceId = Bytes(16),
        SpanId = Bytes(8),
        ParentSpanId = Bytes(Below(2) * 8),
        TraceState = Word(),
        Name = Word(),
        Kind = Below(6),
        StartTimeUnixNano = Time(),
        EndTimeUnixNano = Time(),
        Attributes = { Pairs(8) },
        DroppedAttributesCount = (uint)Below(3),
        Events = { Many(3, () => new Event { Name = Word(), TimeUnixNano = Time(), Attributes = { Pairs(3) } }) },
        Links = { Many(2, () => new Link { TraceId = Bytes(16), SpanId = Bytes(8), TraceState = Word(), Attributes = { Pairs(2) }, Flags = 1 }) },
        Status = new() { Code = Below(3), Message = Word() },
        Flags = 257,
    };

    private LogRecord Record() => new()
    {
        TimeUnixNano = Time(),
        ObservedTimeUnixNano = Time(),
        SeverityNumber = Below(25),
        SeverityText = Word(),
        Body = Value(0),
        Attributes = { Pairs(5) },
        TraceId = Bytes(Below(2) * 16),
        SpanId = Bytes(Below(2) * 8),
        EventName = Word(),
        Flags = 1,
    };

    private KeyValue[] Pairs(int most) => [.. Many(most, () => new KeyValue { Key = $"{Word()}.{Below(100)}", Value = Value(0) }).DistinctBy(pair => pair.Key)];

    private AnyValue Value(int depth) => Below(depth > 3 ? 6 : 8) switch
    {
        0 => new() { StringValue = Word() },
        1 => new() { BoolValue = Below(2) == 1 },
        2 => new() { IntValue = (long)stream.Next() },
        3 => new() { DoubleValue = (stream.NextUnit() * 2e6) - 1e6 },
        4 => new() { BytesValue = Bytes(Below(9)) },
        5 => new(),
        6 => new() { ArrayValue = new() { Values = { Many(3, () => Value(depth + 1)) } } },
        _ => new() { KvlistValue = new() { Values = { Many(3, () => new KeyValue { Key = $"k{Below(1000)}", Value = Value(depth + 1) }).DistinctBy(pair => pair.Key) } } },
    };

    private string Word() => Words[Below(Words.Length)];

    private ulong Time() => Below(5) == 0 ? 0 : 1_790_000_000_000_000_000 + (stream.Next() % 1_000_000_000_000);

    private ByteString Bytes(int length) => ByteString.CopyFrom([.. Many(length, length, () => (byte)(1 + Below(255)))]);

    private int Below(int limit) => (int)(stream.Next() % (ulong)limit);

    private T[] Many<T>(int most, Func<T> make) => Many(0, most, make);

    private T[] Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, least + Below(most - least + 1)).Select(_ => make())];
}
