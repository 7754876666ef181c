using System.Buffers.Binary;
using System.Text;

namespace Plumbline.Capture;

/// <summary>Walks the fields of one protobuf message. Lengths are checked against what is there before anything is made of them.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    public const int Varint = 0;
    public const int Fixed64 = 1;
    public const int Bytes = 2;
    private const int Group = 3;
    private const int GroupEnd = 4;
    private const int Fixed32 = 5;
    private const int DeepestGroup = 64;

    private readonly ReadOnlySpan<byte> message = message;
    private int at;

    /// <summary>The next field's number and wire type as it is written, (number &lt;&lt; 3) | type; 0 at the end.</summary>
    public uint Next()
    {
        if (at == message.Length)
        {
            return 0;
        }

        var tag = ReadVarint();
        return tag is >= 8 and <= uint.MaxValue ? (uint)tag : throw new OtlpFormatException($"A field of a message has the number 0 or one beyond 536,870,911 at byte {at}.");
    }

    public ulong ReadVarint()
    {
        if (at < message.Length && message[at] < 0x80)
        {
            return message[at++];
        }

        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (at == message.Length)
            {
                throw Short();
            }

            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new OtlpFormatException($"A number runs on beyond ten bytes at byte {at}.");
    }

    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        return length <= (ulong)(message.Length - at) ? Take((int)length) : throw Short();
    }

    /// <summary>A text; bytes that are no UTF-8, and NUL, which not every store can keep, become U+FFFD.</summary>
    public string ReadText() => Text(ReadBytes());

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return bytes.Contains((byte)0) ? text.Replace('\0', '\uFFFD') : text;
    }

    /// <summary>Passes over a field that is not known, groups included.</summary>
    public void Skip(uint tag)
    {
        for (var depth = 0; ; tag = Next())
        {
            switch (tag & 7)
            {
                case Varint:
                    ReadVarint();
                    break;
                case Fixed64:
                    Take(8);
                    break;
                case Bytes:
                    ReadBytes();
                    break;
                case Fixed32:
                    Take(4);
                    break;
                case Group when depth < DeepestGroup:
                    depth++;
                    break;
                case GroupEnd when depth > 0:
                    depth--;
                    break;
                default:
                    throw new OtlpFormatException($"A field has no known wire type, or a group is not closed, at byte {at}.");
            }

            if (depth == 0)
            {
                return;
            }

            if (at == message.Length)
            {
                throw Short();
            }
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > message.Length - at)
        {
            throw Short();
        }

        var taken = message.Slice(at, length);
        at += length;
        return taken;
    }

    private readonly OtlpFormatException Short() => new($"The body is cut short: a field claims more than the {message.Length - at} bytes that its message still holds.");
}
