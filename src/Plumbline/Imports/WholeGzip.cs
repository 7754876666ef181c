using System.IO.Compression;
using System.Security.Cryptography;

namespace Plumbline.Imports;

/// <summary>
/// Reads a gzip file and tells when it is cut, where GZipStream ends without a word. A last part of known content is read behind the file, as
/// gzip allows: only behind a whole file does it come out as it went in. It is held back and never given.
/// </summary>
internal sealed class WholeGzip : ForwardStream
{
    private static readonly byte[] Mark = SHA256.HashData("the end of a whole file"u8);
    private static readonly byte[] PackedMark = Pack(Mark);
    private readonly GZipStream unpacked;
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;

    public WholeGzip(Stream packed) => unpacked = new(new Followed(packed, PackedMark), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is cut or damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!ended && end - start <= Mark.Length)
        {
            MakeRoom();
            Took(await unpacked.ReadAsync(this.buffer.AsMemory(end), cancellationToken));
        }

        return Give(buffer.Span);
    }

    /// <exception cref="InvalidDataException">The file is cut or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!ended && end - start <= Mark.Length)
        {
            MakeRoom();
            Took(unpacked.Read(this.buffer.AsSpan(end)));
        }

        return Give(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(content);
        }

        return packed.ToArray();
    }

    private void MakeRoom()
    {
        Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
        (start, end) = (0, end - start);
    }

    private void Took(int read)
    {
        end += read;
        ended = read == 0;
        if (ended && !buffer.AsSpan(start, end - start).EndsWith(Mark))
        {
            throw new InvalidDataException("The packed data is cut or damaged.");
        }
    }

    private int Give(Span<byte> target)
    {
        var given = Math.Min(target.Length, Math.Max(0, end - start - Mark.Length));
        buffer.AsSpan(start, given).CopyTo(target);
        start += given;
        return given;
    }

    /// <summary>A stream, and after its end some bytes more.</summary>
    private sealed class Followed(Stream first, byte[] then) : ForwardStream
    {
        private readonly MemoryStream rest = new(then);

        public override int Read(Span<byte> buffer) => first.Read(buffer) is > 0 and var read ? read : rest.Read(buffer);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await first.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : await rest.ReadAsync(buffer, cancellationToken);
    }
}
