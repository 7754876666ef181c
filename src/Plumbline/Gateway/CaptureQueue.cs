using System.Threading.Channels;
using Plumbline.Http;

namespace Plumbline.Gateway;

/// <summary>Calls that are over and wait to be kept. A call never waits for it: where it is full, the capture is dropped and counted.</summary>
internal sealed class CaptureQueue(CaptureCounts counts)
{
    private const int Most = 4096;
    private readonly Channel<Call> channel = Channel.CreateBounded<Call>(new BoundedChannelOptions(Most) { SingleReader = true });

    public ChannelReader<Call> Reader => channel.Reader;

    public void Add(Call call)
    {
        if (!channel.Writer.TryWrite(call))
        {
            counts.Drop();
            call.Release();
        }
    }

    /// <summary>Takes no more.</summary>
    public void Close() => channel.Writer.TryComplete();
}
