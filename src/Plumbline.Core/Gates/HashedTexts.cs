using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Gates;

/// <summary>Hashes a list of texts. Each carries its length, so that two lists have one hash only when they are the same.</summary>
internal sealed class HashedTexts : IDisposable
{
    private const int Absent = -1;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] pending = new byte[1 << 16];
    private int used;

    public void Add(string? text)
    {
        var room = sizeof(int) + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length));
        if (used + room > pending.Length)
        {
            Flush();
            pending = room > pending.Length ? new byte[room] : pending;
        }

        var written = text is null ? 0 : Encoding.UTF8.GetBytes(text, pending.AsSpan(used + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(pending.AsSpan(used), text is null ? Absent : written);
        used += sizeof(int) + written;
    }

    public string Hash()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(pending, 0, used);
        used = 0;
    }
}
