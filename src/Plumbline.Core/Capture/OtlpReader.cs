namespace Plumbline.Capture;

/// <summary>
/// Reads OTLP requests from protobuf, by the field numbers of opentelemetry-proto 1.x, without a package. Unknown fields are
/// passed over; nothing is allocated by a length that a body only claims.
/// </summary>
/// <remarks>Cost: linear in the bytes.</remarks>
public static class OtlpReader
{
    private const uint First = (1 << 3) | ProtoReader.Bytes;
    private const uint Second = (2 << 3) | ProtoReader.Bytes;

    /// <summary>Reads an ExportTraceServiceRequest; an empty body holds no spans.</summary>
    /// <param name="body">The body, decompressed.</param>
    /// <exception cref="OtlpFormatException">It is cut short, nested too deeply, or no protobuf.</exception>
    public static OtlpTraces Traces(ReadOnlySpan<byte> body)
    {
        var values = new ProtoValues();
        var spans = new List<OtlpSpan>();
        var request = new ProtoReader(body);
        while (request.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                ResourceSpans(request.ReadBytes(), values, spans);
            }
            else
            {
                request.Skip(tag);
            }
        }

        return new(spans, values.Sieve.Rejected());
    }

    /// <summary>Reads an ExportLogsServiceRequest; an empty body holds no records.</summary>
    /// <param name="body">The body, decompressed.</param>
    /// <exception cref="OtlpFormatException">It is cut short, nested too deeply, or no protobuf.</exception>
    public static OtlpLogs Logs(ReadOnlySpan<byte> body)
    {
        var values = new ProtoValues();
        var records = new List<OtlpLogRecord>();
        var request = new ProtoReader(body);
        while (request.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                ResourceLogs(request.ReadBytes(), values, records);
            }
            else
            {
                request.Skip(tag);
            }
        }

        return new(records, values.Sieve.Rejected());
    }

    private static void ResourceSpans(ReadOnlySpan<byte> bytes, ProtoValues values, List<OtlpSpan> spans)
    {
        var source = new OtlpSource(ProtoSources.Resource(bytes, values));
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == Second)
            {
                ScopeSpans(reader.ReadBytes(), source, values, spans);
            }
            else
            {
                reader.Skip(tag);
            }
        }
    }

    private static void ScopeSpans(ReadOnlySpan<byte> bytes, OtlpSource resource, ProtoValues values, List<OtlpSpan> spans)
    {
        var source = ProtoSources.Scope(bytes, resource, values);
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag != Second)
            {
                reader.Skip(tag);
            }
            else if (ProtoSpans.Span(reader.ReadBytes(), source, values) is { } span)
            {
                spans.Add(span);
            }
        }
    }

    private static void ResourceLogs(ReadOnlySpan<byte> bytes, ProtoValues values, List<OtlpLogRecord> records)
    {
        var source = new OtlpSource(ProtoSources.Resource(bytes, values));
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == Second)
            {
                ScopeLogs(reader.ReadBytes(), source, values, records);
            }
            else
            {
                reader.Skip(tag);
            }
        }
    }

    private static void ScopeLogs(ReadOnlySpan<byte> bytes, OtlpSource resource, ProtoValues values, List<OtlpLogRecord> records)
    {
        var source = ProtoSources.Scope(bytes, resource, values);
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag != Second)
            {
                reader.Skip(tag);
            }
            else if (ProtoLogs.Record(reader.ReadBytes(), source, values) is { } record)
            {
                records.Add(record);
            }
        }
    }
}
