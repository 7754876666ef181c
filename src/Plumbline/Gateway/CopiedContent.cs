using System.Buffers;
using System.Net;

namespace Plumbline.Gateway;

/// <summary>The body of a request on its way up: passed on as it comes, with a copy.</summary>
internal sealed class CopiedContent(HttpRequest request, CopiedBody copy, Patience patience) : HttpContent
{
    private const int Piece = 16 * 1024;

    /// <summary>Why the caller's body could not be read to its end; null when it could.</summary>
    public Exception? Failure { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => CopyAsync(stream, patience.Token);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => CopyAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = request.ContentLength ?? 0;
        return request.ContentLength is not null;
    }

    private async Task CopyAsync(Stream upstream, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var read = await ReadAsync(buffer, stop); read > 0; read = await ReadAsync(buffer, stop))
            {
                copy.Add(buffer.AsSpan(0, read));
                await upstream.WriteAsync(buffer.AsMemory(0, read), stop);
                await upstream.FlushAsync(stop);
                patience.Renew();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ReadAsync(byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await request.Body.ReadAsync(buffer, stop);
        }
        catch (IOException broken) // BadHttpRequestException too: the body is larger than allowed, or ended too early
        {
            Failure = broken;
            throw;
        }
    }
}
