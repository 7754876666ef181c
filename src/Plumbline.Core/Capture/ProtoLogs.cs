namespace Plumbline.Capture;

/// <summary>Log records out of protobuf.</summary>
internal static class ProtoLogs
{
    /// <summary>The record; null when it is rejected for a broken id.</summary>
    public static OtlpLogRecord? Record(ReadOnlySpan<byte> bytes, OtlpSource source, ProtoValues values)
    {
        values.Sieve.Count();
        var reader = new ProtoReader(bytes);
        var draft = new LogDraft();
        while (reader.Next() is var tag and not 0)
        {
            Field(ref reader, tag, ref draft, values);
        }

        return draft.Record(source, values.Sieve);
    }

    private static void Field(ref ProtoReader reader, uint tag, ref LogDraft draft, ProtoValues values)
    {
        switch (tag)
        {
            case (1 << 3) | ProtoReader.Fixed64:
                draft.At = reader.ReadFixed64();
                break;
            case (2 << 3) | ProtoReader.Varint:
                draft.Severity = (int)reader.ReadVarint();
                break;
            case (3 << 3) | ProtoReader.Bytes:
                draft.SeverityText = values.Name(reader.ReadBytes());
                break;
            case (5 << 3) | ProtoReader.Bytes:
                draft.Body = values.Value(reader.ReadBytes());
                break;
            case (6 << 3) | ProtoReader.Bytes:
                values.Add(draft.Attributes ??= new(StringComparer.Ordinal), reader.ReadBytes());
                break;
            case (9 << 3) | ProtoReader.Bytes:
                draft.TraceId = IdOf(reader.ReadBytes(), isTrace: true);
                break;
            case (10 << 3) | ProtoReader.Bytes:
                draft.SpanId = IdOf(reader.ReadBytes(), isTrace: false);
                break;
            case (11 << 3) | ProtoReader.Fixed64:
                draft.ObservedAt = reader.ReadFixed64();
                break;
            case (12 << 3) | ProtoReader.Bytes:
                draft.EventName = values.Name(reader.ReadBytes());
                break;
            default:
                reader.Skip(tag);
                break;
        }
    }

    /// <summary>An id of no bytes, or of zeros, says that there is none.</summary>
    private static string? IdOf(ReadOnlySpan<byte> bytes, bool isTrace) =>
        !bytes.ContainsAnyExcept((byte)0) ? null : isTrace ? OtlpIds.Trace(bytes) : OtlpIds.Span(bytes);
}

/// <summary>A log record while it is read; an id that was sent and is not whole is an empty text.</summary>
internal struct LogDraft
{
    public ulong At;
    public ulong ObservedAt;
    public int Severity;
    public string? SeverityText;
    public OtlpValue Body;
    public Dictionary<string, OtlpValue>? Attributes;
    public string? TraceId;
    public string? SpanId;
    public string? EventName;

    public readonly OtlpLogRecord? Record(OtlpSource source, OtlpSieve sieve) => !sieve.TakesRecord(TraceId is "" || SpanId is "") ? null : new()
    {
        Source = source,
        TraceId = TraceId,
        SpanId = SpanId,
        At = OtlpTimes.Of(At) ?? OtlpTimes.Of(ObservedAt),
        Severity = Severity,
        SeverityText = SeverityText is { Length: > 0 } ? SeverityText : null,
        EventName = EventName is { Length: > 0 } ? EventName : Attributes is { } attributes && attributes.TryGetValue("event.name", out var name) ? name.AsText() : null,
        Body = Body,
        Attributes = Attributes ?? OtlpValue.NoMembers,
    };
}
