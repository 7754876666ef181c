namespace Plumbline.Capture;

/// <summary>Spans out of protobuf.</summary>
internal static class ProtoSpans
{
    private const int Usual = 8;

    /// <summary>The span; null when it is rejected for want of an id.</summary>
    public static OtlpSpan? Span(ReadOnlySpan<byte> bytes, OtlpSource source, ProtoValues values)
    {
        values.Sieve.Count();
        var reader = new ProtoReader(bytes);
        var span = new SpanDraft();
        while (reader.Next() is var tag and not 0)
        {
            Field(ref reader, tag, ref span, values);
        }

        return !values.Sieve.TakesSpan(span.TraceId ?? "", span.SpanId ?? "") ? null : new()
        {
            Source = source,
            TraceId = span.TraceId!,
            SpanId = span.SpanId!,
            ParentSpanId = span.ParentSpanId is { Length: > 0 } parent ? parent : null,
            TraceState = span.TraceState is { Length: > 0 } state ? state : null,
            Name = span.Name ?? "",
            Kind = span.Kind,
            StartedAt = OtlpTimes.Of(span.Start),
            EndedAt = OtlpTimes.Of(span.End),
            Attributes = span.Attributes ?? OtlpValue.NoMembers,
            Events = span.Events ?? [],
            Links = span.Links ?? [],
            StatusCode = span.StatusCode,
            StatusMessage = span.StatusMessage is { Length: > 0 } message ? message : null,
        };
    }

    private static void Field(ref ProtoReader reader, uint tag, ref SpanDraft span, ProtoValues values)
    {
        switch (tag)
        {
            case (1 << 3) | ProtoReader.Bytes:
                span.TraceId = OtlpIds.Trace(reader.ReadBytes());
                break;
            case (2 << 3) | ProtoReader.Bytes:
                span.SpanId = OtlpIds.Span(reader.ReadBytes());
                break;
            case (3 << 3) | ProtoReader.Bytes:
                span.TraceState = reader.ReadText();
                break;
            case (4 << 3) | ProtoReader.Bytes:
                span.ParentSpanId = OtlpIds.Span(reader.ReadBytes());
                break;
            case (5 << 3) | ProtoReader.Bytes:
                span.Name = values.Name(reader.ReadBytes());
                break;
            case (6 << 3) | ProtoReader.Varint:
                span.Kind = (int)reader.ReadVarint();
                break;
            case (7 << 3) | ProtoReader.Fixed64:
                span.Start = reader.ReadFixed64();
                break;
            case (8 << 3) | ProtoReader.Fixed64:
                span.End = reader.ReadFixed64();
                break;
            case (9 << 3) | ProtoReader.Bytes:
                values.Add(span.Attributes ??= new(Usual, StringComparer.Ordinal), reader.ReadBytes());
                break;
            case (11 << 3) | ProtoReader.Bytes:
                (span.Events ??= []).Add(Event(reader.ReadBytes(), values));
                break;
            case (13 << 3) | ProtoReader.Bytes:
                (span.Links ??= []).Add(Link(reader.ReadBytes(), values));
                break;
            case (15 << 3) | ProtoReader.Bytes:
                Status(reader.ReadBytes(), ref span);
                break;
            default:
                reader.Skip(tag);
                break;
        }
    }

    private static OtlpEvent Event(ReadOnlySpan<byte> bytes, ProtoValues values)
    {
        values.Sieve.Count();
        var reader = new ProtoReader(bytes);
        Dictionary<string, OtlpValue>? attributes = null;
        var name = "";
        ulong at = 0;
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case (1 << 3) | ProtoReader.Fixed64:
                    at = reader.ReadFixed64();
                    break;
                case (2 << 3) | ProtoReader.Bytes:
                    name = values.Name(reader.ReadBytes());
                    break;
                case (3 << 3) | ProtoReader.Bytes:
                    values.Add(attributes ??= new(StringComparer.Ordinal), reader.ReadBytes());
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(name, OtlpTimes.Of(at), attributes ?? OtlpValue.NoMembers);
    }

    private static OtlpLink Link(ReadOnlySpan<byte> bytes, ProtoValues values)
    {
        values.Sieve.Count();
        var reader = new ProtoReader(bytes);
        Dictionary<string, OtlpValue>? attributes = null;
        var (trace, span) = ("", "");
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case (1 << 3) | ProtoReader.Bytes:
                    trace = OtlpIds.Trace(reader.ReadBytes());
                    break;
                case (2 << 3) | ProtoReader.Bytes:
                    span = OtlpIds.Span(reader.ReadBytes());
                    break;
                case (4 << 3) | ProtoReader.Bytes:
                    values.Add(attributes ??= new(StringComparer.Ordinal), reader.ReadBytes());
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(trace, span, attributes ?? OtlpValue.NoMembers);
    }

    private static void Status(ReadOnlySpan<byte> bytes, ref SpanDraft span)
    {
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case (2 << 3) | ProtoReader.Bytes:
                    span.StatusMessage = reader.ReadText();
                    break;
                case (3 << 3) | ProtoReader.Varint:
                    span.StatusCode = (int)reader.ReadVarint();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }
    }

    private struct SpanDraft
    {
        public string? TraceId;
        public string? SpanId;
        public string? ParentSpanId;
        public string? TraceState;
        public string? Name;
        public int Kind;
        public ulong Start;
        public ulong End;
        public Dictionary<string, OtlpValue>? Attributes;
        public List<OtlpEvent>? Events;
        public List<OtlpLink>? Links;
        public int StatusCode;
        public string? StatusMessage;
    }
}
