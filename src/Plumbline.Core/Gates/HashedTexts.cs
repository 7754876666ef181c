using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Gates;

/// <summary>Hashes a list of texts. Each carries its length, so that two lists have one hash only when they are the same.</summary>
internal sealed class HashedTexts : IDisposable
{
    private const int Absent = -1;
    private const int LongestNumber = 32;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] pending = new byte[1 << 16];
    private int used;

    public void Add(string? text)
    {
        var room = Room(text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length));
        End(text is null ? Absent : Encoding.UTF8.GetBytes(text, room));
    }

    /// <summary>Adds the shortest text that is read back as the number.</summary>
    public void AddNumber(double? number)
    {
        var room = Room(LongestNumber);
        End(number is { } there && there.TryFormat(room, out var written, "R", CultureInfo.InvariantCulture) ? written : Absent);
    }

    public string Hash()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    /// <summary>Space for a text of so many bytes behind its length.</summary>
    private Span<byte> Room(int bytes)
    {
        if (used + sizeof(int) + bytes > pending.Length)
        {
            Flush();
            pending = sizeof(int) + bytes > pending.Length ? new byte[sizeof(int) + bytes] : pending;
        }

        return pending.AsSpan(used + sizeof(int));
    }

    private void End(int written)
    {
        BinaryPrimitives.WriteInt32LittleEndian(pending.AsSpan(used), written);
        used += sizeof(int) + Math.Max(written, 0);
    }

    private void Flush()
    {
        hash.AppendData(pending, 0, used);
        used = 0;
    }
}
