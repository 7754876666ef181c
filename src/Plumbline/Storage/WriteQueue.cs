using System.Data.Common;
using System.Threading.Channels;

namespace Plumbline.Storage;

/// <summary>
/// Everything that writes goes through here: one writer, grouped durable commits, an honest refusal when full.
/// An effect may run more than once before it is committed, so it changes nothing but its transaction, and it never awaits another write.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private readonly Channel<PendingWrite> channel =
        Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<PendingWrite> { Comparer = PendingWrite.ByTurn, SingleReader = true });

    private readonly WriteGroup group;
    private readonly WriteQueueLimits limits;
    private readonly TimeProvider clock;
    private readonly int[] waiting = new int[2];
    private readonly Task writer;
    private long sequence;
    private long refused;

    public WriteQueue(Database database, WriteQueueLimits? limits = null, TimeProvider? clock = null)
    {
        (group, this.limits, this.clock) = (new(database), limits ?? WriteQueueLimits.Default, clock ?? TimeProvider.System);
        writer = Task.Run(WriteAllAsync);
    }

    /// <summary>Why the last commit failed, where it failed for the store's sake; null when it did not.</summary>
    public StoreUnavailableException? Failing => group.Failing;

    public WriteQueueCounts Counts =>
        new(waiting[0], waiting[1], group.Committed, group.Failed, Interlocked.Read(ref refused), group.Commits);

    /// <summary>Answers after the commit that holds the effect. A cancelled caller is let go while its effect has not started; after that the commit decides.</summary>
    /// <exception cref="QueueFullException">Too many wait; thrown at once.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, or is closing.</exception>
    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect, WritePriority priority, CancellationToken cancel) =>
        WriteAsync(new PendingWrite<T>(effect, priority), cancel);

    /// <summary>The same for a write that may know its neighbours.</summary>
    public async Task<T> WriteAsync<T>(PendingWrite<T> write, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!TryEnter(write.Priority))
        {
            Interlocked.Increment(ref refused);
            throw new QueueFullException(limits.Of(write.Priority));
        }

        return await QueueAsync(write, cancel);
    }

    /// <summary>The same for an effect without a result.</summary>
    public Task WriteAsync(Func<DbConnection, DbTransaction, CancellationToken, Task> effect, WritePriority priority, CancellationToken cancel) =>
        WriteAsync(async (connection, transaction, inner) => { await effect(connection, transaction, inner); return true; }, priority, cancel);

    /// <summary>For background work, which waits for room where a request would be refused.</summary>
    public async Task<T> WriteWhenRoomAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect, WritePriority priority, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        while (!TryEnter(priority))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancel);
        }

        return await QueueAsync(new PendingWrite<T>(effect, priority), cancel);
    }

    /// <summary>Takes no more, and ends when what waited is committed.</summary>
    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await writer;
    }

    private bool TryEnter(WritePriority priority)
    {
        if (Interlocked.Increment(ref waiting[(int)priority]) <= limits.Of(priority))
        {
            return true;
        }

        Interlocked.Decrement(ref waiting[(int)priority]);
        return false;
    }

    private async Task<T> QueueAsync<T>(PendingWrite<T> write, CancellationToken cancel)
    {
        write.Sequence = Interlocked.Increment(ref sequence);
        if (!channel.Writer.TryWrite(write))
        {
            throw new StoreUnavailableException("The store is closing.");
        }

        await using var giveUp = cancel.Register(() => write.Drop(cancel));
        return await write.Answer;
    }

    private async Task WriteAllAsync()
    {
        var last = TimeSpan.Zero;
        while (await channel.Reader.WaitToReadAsync())
        {
            var started = clock.GetTimestamp();
            await group.RunAsync(Turn(last));
            last = clock.GetElapsedTime(started);
        }
    }

    // A slow disk gets larger commits: half of what the last turn took, when that is longer than the limit.
    private TimeSpan Gathering(TimeSpan last) => TimeSpan.FromTicks(Math.Max(limits.Gathering.Ticks, Math.Min(last.Ticks / 2, Longest.Ticks)));

    // Read while the transaction runs, so that what comes in the meantime is in the same commit.
    private IEnumerable<PendingWrite> Turn(TimeSpan last)
    {
        var gathering = Gathering(last);
        var started = clock.GetTimestamp();
        for (var taken = 0; taken < limits.Group && (taken == 0 || clock.GetElapsedTime(started) < gathering) && channel.Reader.TryRead(out var write);)
        {
            Interlocked.Decrement(ref waiting[(int)write.Priority]);
            if (write.TryTake())
            {
                taken++;
                yield return write;
            }
        }
    }
}
