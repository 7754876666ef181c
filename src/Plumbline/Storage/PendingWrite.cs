using System.Data.Common;

namespace Plumbline.Storage;

/// <summary>A write that waits, then runs, then is answered.</summary>
internal abstract class PendingWrite(WritePriority priority)
{
    private int state;

    public WritePriority Priority { get; } = priority;

    /// <summary>Its place in the order of arrival; set once, before others see it.</summary>
    public long Sequence { get; set; }

    /// <summary>Interactive before bulk, then as they came.</summary>
    public static Comparer<PendingWrite> ByTurn { get; } =
        Comparer<PendingWrite>.Create((one, other) => (one.Priority, one.Sequence).CompareTo((other.Priority, other.Sequence)));

    /// <summary>True for the one who may go on with it: the writer that starts it, or the caller that gives up waiting.</summary>
    public bool TryTake() => Interlocked.Exchange(ref state, 1) == 0;

    public abstract void Drop(CancellationToken cancel);

    public abstract Task RunAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>Whether it may run as one with <paramref name="run"/>, writes that came just before it and run as one.</summary>
    public virtual bool Joins(IReadOnlyList<PendingWrite> run) => false;

    /// <summary>Runs as one with those that joined it; it is the first of them.</summary>
    public virtual Task RunAsync(IReadOnlyList<PendingWrite> run, DbConnection connection, DbTransaction transaction) => RunAsync(connection, transaction);

    public abstract void Acknowledge();

    public abstract void Fail(Exception failure);
}

/// <summary>A write whose effect gives a result, which is handed over after the commit.</summary>
internal class PendingWrite<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> effect, WritePriority priority) : PendingWrite(priority)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected T Result { get; set; } = default!;

    public Task<T> Answer => answer.Task;

    public override void Drop(CancellationToken cancel)
    {
        if (TryTake())
        {
            answer.SetCanceled(cancel);
        }
    }

    public override async Task RunAsync(DbConnection connection, DbTransaction transaction) =>
        Result = await effect(connection, transaction, CancellationToken.None);

    public override void Acknowledge() => answer.SetResult(Result);

    public override void Fail(Exception failure) => answer.SetException(failure);
}
