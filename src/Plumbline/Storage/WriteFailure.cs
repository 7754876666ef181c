namespace Plumbline.Storage;

/// <summary>Why a transaction of several writes did not commit.</summary>
internal abstract record WriteFailure(Exception Cause)
{
    /// <summary>There was no transaction to run in.</summary>
    public sealed record NoStore(Exception Cause) : WriteFailure(Cause);

    /// <summary>The write at this place threw, or one of as many as ran together from there.</summary>
    public sealed record Effect(Exception Cause, int Index, int Count = 1) : WriteFailure(Cause);

    /// <summary>Every write ran, and the commit was refused.</summary>
    public sealed record Commit(Exception Cause) : WriteFailure(Cause);

    /// <summary>What to run instead, in order: the culprits by themselves, or each by itself when it is unknown.</summary>
    public IEnumerable<ArraySegment<PendingWrite>> Split(ArraySegment<PendingWrite> writes)
    {
        var (first, count) = this is Effect effect ? (effect.Index, effect.Count) : (0, writes.Count);
        return new[] { writes[..first] }
            .Concat(Enumerable.Range(first, count).Select(index => writes[index..(index + 1)]))
            .Append(writes[(first + count)..])
            .Where(part => part.Count > 0);
    }

    /// <summary>What the caller of a write that failed by itself is told.</summary>
    public Exception Answer() =>
        this is NoStore || StoreUnavailableException.Explains(Cause) ? StoreUnavailableException.Because(Cause) : Cause;
}
