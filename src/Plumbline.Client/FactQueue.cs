using System.Threading.Channels;

namespace Plumbline.Client;

/// <summary>Something in the queue.</summary>
internal abstract record QueueEntry;

/// <summary>A fact as it will be sent, however often.</summary>
internal sealed record WaitingFact(FactKind Kind, string? Id, byte[] Json) : QueueEntry;

/// <summary>A place in the queue that someone waits for.</summary>
internal sealed record FlushMark(TaskCompletionSource Reached) : QueueEntry;

/// <summary>The facts that wait, bounded by number and by bytes. Adding never blocks.</summary>
internal sealed class FactQueue(int mostFacts, long mostBytes)
{
    private readonly Channel<QueueEntry> channel = Channel.CreateUnbounded<QueueEntry>(new() { SingleReader = true }); // bounded by the two counts
    private long facts;
    private long bytes;

    /// <summary>False when the fact found no room, or the queue is closed.</summary>
    public bool Add(WaitingFact fact)
    {
        var room = Interlocked.Increment(ref facts) <= mostFacts & Interlocked.Add(ref bytes, fact.Json.Length) <= mostBytes;
        if (room && channel.Writer.TryWrite(fact))
        {
            return true;
        }

        Release(fact);
        return false;
    }

    /// <summary>A task that ends when everything before it is settled; null when the queue is closed.</summary>
    public Task? Mark()
    {
        var mark = new FlushMark(new(TaskCreationOptions.RunContinuationsAsynchronously));
        return channel.Writer.TryWrite(mark) ? mark.Reached.Task : null;
    }

    public void Close() => channel.Writer.TryComplete();

    /// <summary>True when there is an entry to look at; false when the queue is closed and empty.</summary>
    public ValueTask<bool> HasNextAsync() => channel.Reader.WaitToReadAsync();

    public bool TryPeek(out QueueEntry? entry) => channel.Reader.TryPeek(out entry);

    /// <summary>Takes the entry that was looked at.</summary>
    public void Take()
    {
        if (channel.Reader.TryRead(out var entry) && entry is WaitingFact fact)
        {
            Release(fact);
        }
    }

    private void Release(WaitingFact fact)
    {
        Interlocked.Decrement(ref facts);
        Interlocked.Add(ref bytes, -fact.Json.Length);
    }
}
