using System.IO.Compression;
using System.Security.Cryptography;

namespace Plumbline.Storage;

/// <summary>An artifact as it is kept: named by the hash of its content, compressed where that is smaller.</summary>
/// <param name="Hash">SHA-256 of the content, 64 hexadecimal digits.</param>
/// <param name="Size">Bytes of the content.</param>
/// <param name="Encoding">"br" for Brotli, or "none".</param>
/// <param name="Body">The kept bytes.</param>
internal sealed record Blob(string Hash, long Size, string Encoding, byte[] Body)
{
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>Hashes and compresses; do it before the write is queued, the writer's time is everyone's.</summary>
    public static Blob Of(byte[] content)
    {
        var compressed = new byte[content.Length];
        var smaller = BrotliEncoder.TryCompress(content, compressed, out var written, Quality, Window) && written < content.Length;
        return smaller
            ? new(HashOf(content), content.Length, "br", compressed[..written])
            : new(HashOf(content), content.Length, "none", content);
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The content as it was given.</summary>
    /// <exception cref="BlobTamperedException">The kept bytes are not what the hash says.</exception>
    public byte[] Content()
    {
        var content = Encoding == "br" ? Decompress() : Body;
        return HashOf(content) == Hash ? content : throw new BlobTamperedException(Hash);
    }

    private byte[] Decompress()
    {
        var content = new byte[Size];
        return BrotliDecoder.TryDecompress(Body, content, out var written) && written == Size ? content : throw new BlobTamperedException(Hash);
    }
}
