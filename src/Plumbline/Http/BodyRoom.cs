using System.Globalization;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>
/// Reads the bodies of captures whole, and bounds how much of them is held at once, all requests together: what finds no room is
/// told to come again, so that no number of clients, and nothing that unpacks to a multiple of itself, fills the memory.
/// </summary>
internal sealed class BodyRoom
{
    private const int Piece = 1 << 16; // small enough to be given back at once
    private long held;

    /// <summary>The largest body, unpacked.</summary>
    public const int Largest = 64 << 20;

    public long Most { get; init; } = 2L * Largest;

    /// <summary>The whole body; null when it is larger than <see cref="Largest"/>. Its room is given back when the request is over.</summary>
    /// <exception cref="QueueFullException">There is no room now.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, Stream body, CancellationToken cancel)
    {
        var taken = new Taken(this);
        http.Response.RegisterForDispose(taken);
        var pieces = new List<byte[]>();
        var length = 0;
        while (true)
        {
            var piece = new byte[Piece];
            var read = await body.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, cancel);
            length += read;
            if (length > Largest)
            {
                return null;
            }

            taken.Grow(read);
            pieces.Add(piece);
            if (read < Piece)
            {
                return Joined(pieces, length);
            }
        }
    }

    private static ReadOnlyMemory<byte> Joined(List<byte[]> pieces, int length)
    {
        if (pieces.Count == 1)
        {
            return pieces[0].AsMemory(0, length);
        }

        var whole = new byte[length];
        foreach (var (place, piece) in pieces.Index())
        {
            piece.AsSpan(0, Math.Min(Piece, length - (place * Piece))).CopyTo(whole.AsSpan(place * Piece));
        }

        return whole;
    }

    /// <summary>The whole body of a request in JSON.</summary>
    /// <exception cref="RefusedException">It is packed, or too large.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadPlainAsync(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.Headers.ContentEncoding.ToString().Trim() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, new Refusal("content-encoding", $"Send the body as it is, not as '{encoding}'."));
        }

        return await ReadAsync(http, http.Request.Body, cancel)
            ?? throw new RefusedException(StatusCodes.Status413PayloadTooLarge, new Refusal("body", string.Create(CultureInfo.InvariantCulture, $"A request has at most {Largest >> 20} MiB; send smaller batches.")));
    }

    private sealed class Taken(BodyRoom room) : IDisposable
    {
        private long bytes;

        public void Grow(int more)
        {
            bytes += more;
            if (Interlocked.Add(ref room.held, more) > room.Most)
            {
                throw new QueueFullException("Too many large bodies arrive at once. Try again in a second.");
            }
        }

        public void Dispose()
        {
            Interlocked.Add(ref room.held, -bytes);
            bytes = 0;
        }
    }
}
