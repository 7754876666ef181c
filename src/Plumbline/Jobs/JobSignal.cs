using System.Threading.Channels;

namespace Plumbline.Jobs;

/// <summary>Wakes the runner of this process when there may be something to do.</summary>
internal sealed class JobSignal
{
    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Ends the present wait, or the next one.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    /// <summary>Returns when woken, or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(woken.Reader.ReadAsync(ended.Token).AsTask(), Task.Delay(longest, clock, ended.Token));
        await ended.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
