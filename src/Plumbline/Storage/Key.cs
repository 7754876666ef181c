using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Storage;

/// <summary>A short key for an id that a client chose: 16 bytes of the hash of (project, kind, id).</summary>
/// <remarks>Ids may be longer than an index entry; two different ids share a key with a chance of one in 2^64 at four billion ids.</remarks>
internal static class Key
{
    public const int LongestId = 800;

    /// <summary>The key; each part is hashed with its length, so no two triples read alike.</summary>
    /// <exception cref="ArgumentException">The id is empty or longer than 800 characters.</exception>
    public static byte[] Of(string project, string kind, string id)
    {
        if (id.Length is 0 or > LongestId)
        {
            throw new ArgumentException($"An id has 1 to {LongestId} characters; this one has {id.Length}.", nameof(id));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[project, kind, id])
        {
            Append(hash, part);
        }

        return hash.GetHashAndReset()[..16];
    }

    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
