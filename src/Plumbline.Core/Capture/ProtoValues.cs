namespace Plumbline.Capture;

/// <summary>Attributes and values out of protobuf.</summary>
internal sealed class ProtoValues
{
    private const int Deepest = 48;
    private const uint First = (1 << 3) | ProtoReader.Bytes;
    private const uint Second = (2 << 3) | ProtoReader.Bytes;

    private readonly OtlpNames names = new();

    public OtlpSieve Sieve { get; } = new();

    public string Name(ReadOnlySpan<byte> bytes) => names.Of(bytes);

    /// <summary>Adds one KeyValue; of a key that stands twice the last counts.</summary>
    public void Add(Dictionary<string, OtlpValue> attributes, ReadOnlySpan<byte> pair, int depth = 0)
    {
        Sieve.Count();
        var reader = new ProtoReader(pair);
        ReadOnlySpan<byte> key = [];
        var value = default(OtlpValue);
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case First:
                    key = reader.ReadBytes();
                    break;
                case Second:
                    value = Value(reader.ReadBytes(), depth);
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        attributes[Name(key)] = value;
    }

    /// <summary>One AnyValue; of several choices in one value the last counts.</summary>
    public OtlpValue Value(ReadOnlySpan<byte> bytes, int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new OtlpFormatException($"Values are nested at most {Deepest} deep.");
        }

        var reader = new ProtoReader(bytes);
        var value = default(OtlpValue);
        while (reader.Next() is var tag and not 0)
        {
            switch (tag)
            {
                case First:
                    value = OtlpValue.Of(reader.ReadText());
                    break;
                case (2 << 3) | ProtoReader.Varint:
                    value = OtlpValue.Of(reader.ReadVarint() != 0);
                    break;
                case (3 << 3) | ProtoReader.Varint:
                    value = OtlpValue.Of((long)reader.ReadVarint());
                    break;
                case (4 << 3) | ProtoReader.Fixed64:
                    value = OtlpValue.Of(BitConverter.UInt64BitsToDouble(reader.ReadFixed64()));
                    break;
                case (5 << 3) | ProtoReader.Bytes:
                    value = OtlpValue.Of(Items(reader.ReadBytes(), depth + 1));
                    break;
                case (6 << 3) | ProtoReader.Bytes:
                    value = OtlpValue.Of(Members(reader.ReadBytes(), depth + 1));
                    break;
                case (7 << 3) | ProtoReader.Bytes:
                    value = OtlpValue.Of(reader.ReadBytes().ToArray());
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return value;
    }

    private OtlpValue[] Items(ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new ProtoReader(bytes);
        List<OtlpValue> items = [];
        while (reader.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                Sieve.Count();
                items.Add(Value(reader.ReadBytes(), depth));
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return [.. items];
    }

    private Dictionary<string, OtlpValue> Members(ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new ProtoReader(bytes);
        var members = new Dictionary<string, OtlpValue>(StringComparer.Ordinal);
        while (reader.Next() is var tag and not 0)
        {
            if (tag == First)
            {
                Add(members, reader.ReadBytes(), depth);
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return members;
    }
}
