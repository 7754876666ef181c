using System.Text;

namespace Plumbline.Statistics;

/// <summary>FNV-1a, 64 bit: a short, stable hash of a text, the same on every machine and in every release.</summary>
/// <remarks>
/// Not for security and not for content addresses. Cost is linear in the text.
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV non-cryptographic hash algorithm", IETF draft, 2012.
/// </remarks>
public static class Fnv1a
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;
    private const int StackLimit = 256;

    /// <summary>The hash of the UTF-8 bytes of <paramref name="text"/>; an unpaired surrogate hashes as U+FFFD.</summary>
    public static ulong Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Hash(text.AsSpan());
    }

    /// <summary>As <see cref="Hash(string)"/>, of a part of a text.</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = room <= StackLimit ? stackalloc byte[StackLimit] : new byte[room];
        return Hash((ReadOnlySpan<byte>)bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>The hash of bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Offset;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * Prime;
        }

        return hash;
    }
}
