using System.Threading.Channels;
using Plumbline.Accounts;

namespace Plumbline.DeadLetters;

/// <summary>What was refused and waits to be written down. No answer waits for it: where it is full, a refusal is counted and nothing more.</summary>
internal sealed class DeadLetterQueue(DeadLetterCounts counts)
{
    private const int MostBatches = 1024;
    private const long MostBytes = 32L << 20;
    private readonly Channel<RefusedBatch> channel = Channel.CreateBounded<RefusedBatch>(new BoundedChannelOptions(MostBatches) { SingleReader = true });
    private long held;

    public ChannelReader<RefusedBatch> Reader => channel.Reader;

    /// <summary>Takes what was refused of one request; the answer to it is not touched by what happens here.</summary>
    public void Add(Caller caller, params IReadOnlyList<RefusedItem> items)
    {
        var batch = new RefusedBatch(caller, items);
        if (items.Count > 0 && (Interlocked.Add(ref held, batch.Bytes) > MostBytes || !channel.Writer.TryWrite(batch)))
        {
            counts.Lose(items.Sum(item => item.Items));
            Release(batch);
        }
    }

    /// <summary>Gives back the room of a batch that was written, or given up.</summary>
    public void Release(RefusedBatch batch) => Interlocked.Add(ref held, -batch.Bytes);

    /// <summary>Takes no more.</summary>
    public void Close() => channel.Writer.TryComplete();
}

/// <summary>What was refused of one request.</summary>
internal sealed record RefusedBatch(Caller Caller, IReadOnlyList<RefusedItem> Items)
{
    private const int Surrounding = 500;

    public long Bytes { get; } = Items.Sum(item => item.Body.Length + (long)Surrounding);
}

/// <summary>What became of refusals in this process; shown at /health.</summary>
internal sealed class DeadLetterCounts
{
    private long kept;
    private long lost;

    /// <summary>Refusals that were written down.</summary>
    public long Kept => Interlocked.Read(ref kept);

    /// <summary>Refusals that could not be: there was no room, or the store failed.</summary>
    public long Lost => Interlocked.Read(ref lost);

    public void Keep(long items) => Interlocked.Add(ref kept, items);

    public void Lose(long items) => Interlocked.Add(ref lost, items);
}
