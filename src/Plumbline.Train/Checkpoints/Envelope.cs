using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Checkpoints;

/// <summary>
/// A canonical file of a JSON header and vectors of numbers: 8 bytes of name, format version, header, vectors as
/// little-endian 64-bit floats, and the SHA-256 of everything before it.
/// </summary>
/// <param name="Header">UTF-8 JSON.</param>
/// <param name="Vectors">The vectors, in their order.</param>
internal sealed record Envelope(string Header, IReadOnlyList<double[]> Vectors)
{
    private const int Version = 1;
    private const int MostVectors = 16;

    private static ReadOnlySpan<byte> Name => "plumblin"u8;

    /// <summary>The bytes; equal content gives equal bytes.</summary>
    public byte[] ToBytes()
    {
        var header = Encoding.UTF8.GetBytes(Header);
        var bytes = new byte[Name.Length + 12 + header.Length + Vectors.Sum(vector => 8 + (8 * vector.Length)) + SHA256.HashSizeInBytes];
        Name.CopyTo(bytes);
        var rest = WriteInt(WriteInt(bytes.AsSpan(Name.Length), Version), header.Length);
        header.CopyTo(rest);
        rest = WriteInt(rest[header.Length..], Vectors.Count);
        foreach (var vector in Vectors)
        {
            rest = Write(rest, vector);
        }

        SHA256.HashData(bytes.AsSpan(0, bytes.Length - rest.Length), rest);
        return bytes;
    }

    /// <summary>Reads the whole of a stream.</summary>
    /// <exception cref="ArgumentException">The bytes are another kind of file, of another version, cut short or changed.</exception>
    public static Envelope Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        ReadOnlySpan<byte> bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        if (!bytes.StartsWith(Name))
        {
            throw new ArgumentException("This is not a file of weights: it does not start with its name.", nameof(stream));
        }

        var body = bytes.Length > SHA256.HashSizeInBytes ? bytes[..^SHA256.HashSizeInBytes] : [];
        return SHA256.HashData(body).AsSpan().SequenceEqual(bytes[body.Length..])
            ? Parse(body[Name.Length..])
            : throw new ArgumentException($"The file of weights is cut short or was changed: its {bytes.Length} bytes do not match their digest.", nameof(stream));
    }

    private static Envelope Parse(ReadOnlySpan<byte> body)
    {
        var version = ReadInt(ref body);
        if (version != Version)
        {
            throw new ArgumentException($"The file of weights has the format version {version}; this release reads {Version}.");
        }

        var header = Encoding.UTF8.GetString(Take(ref body, ReadInt(ref body)));
        var vectors = new double[Math.Clamp(ReadInt(ref body), 0, MostVectors)][];
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = ReadVector(ref body);
        }

        return new(header, vectors);
    }

    private static double[] ReadVector(ref ReadOnlySpan<byte> body)
    {
        var length = (int)Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(Take(ref body, 8)), 0, body.Length / 8);
        var bytes = Take(ref body, 8 * length);
        var vector = new double[length];
        for (var i = 0; i < length; i++)
        {
            vector[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        }

        return vector;
    }

    private static Span<byte> Write(Span<byte> rest, double[] vector)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, vector.Length);
        rest = rest[8..];
        foreach (var value in vector)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(rest, value);
            rest = rest[8..];
        }

        return rest;
    }

    private static Span<byte> WriteInt(Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        return rest[4..];
    }

    private static int ReadInt(ref ReadOnlySpan<byte> body) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref body, 4));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> body, int count)
    {
        var taken = body[..count];
        body = body[count..];
        return taken;
    }
}
