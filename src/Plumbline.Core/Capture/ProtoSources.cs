namespace Plumbline.Capture;

/// <summary>Who sent spans or logs, out of protobuf. A resource or scope may stand behind what it is about, so it is looked for first.</summary>
internal static class ProtoSources
{
    private const uint First = (1 << 3) | ProtoReader.Bytes;
    private const uint Second = (2 << 3) | ProtoReader.Bytes;

    public static Dictionary<string, OtlpValue> Resource(ReadOnlySpan<byte> bytes, ProtoValues values)
    {
        var attributes = new Dictionary<string, OtlpValue>(StringComparer.Ordinal);
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                Attributes(reader.ReadBytes(), values, attributes);
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return attributes;
    }

    public static OtlpSource Scope(ReadOnlySpan<byte> bytes, OtlpSource resource, ProtoValues values)
    {
        var source = resource;
        var reader = new ProtoReader(bytes);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                source = Named(reader.ReadBytes(), source, values);
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return source;
    }

    private static void Attributes(ReadOnlySpan<byte> resource, ProtoValues values, Dictionary<string, OtlpValue> attributes)
    {
        var reader = new ProtoReader(resource);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                values.Add(attributes, reader.ReadBytes());
            }
            else
            {
                reader.Skip(tag);
            }
        }
    }

    private static OtlpSource Named(ReadOnlySpan<byte> scope, OtlpSource source, ProtoValues values)
    {
        var reader = new ProtoReader(scope);
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case First:
                    source = source with { ScopeName = values.Name(reader.ReadBytes()) };
                    break;
                case Second:
                    source = source with { ScopeVersion = values.Name(reader.ReadBytes()) };
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return source;
    }
}
