namespace Plumbline.Storage;

/// <summary>Why a transaction of several writes did not commit.</summary>
internal abstract record WriteFailure(Exception Cause)
{
    /// <summary>There was no transaction to run in.</summary>
    public sealed record NoStore(Exception Cause) : WriteFailure(Cause);

    /// <summary>The write at this place threw.</summary>
    public sealed record Effect(Exception Cause, int Index) : WriteFailure(Cause);

    /// <summary>Every write ran, and the commit was refused.</summary>
    public sealed record Commit(Exception Cause) : WriteFailure(Cause);

    /// <summary>What to run instead, in order: the culprit by itself, or each by itself when it is unknown.</summary>
    public IEnumerable<ArraySegment<PendingWrite>> Split(ArraySegment<PendingWrite> writes) => this is Effect { Index: var bad }
        ? new[] { writes[..bad], writes[bad..(bad + 1)], writes[(bad + 1)..] }.Where(part => part.Count > 0)
        : Enumerable.Range(0, writes.Count).Select(index => writes[index..(index + 1)]);

    /// <summary>What the caller of a write that failed by itself is told.</summary>
    public Exception Answer() =>
        this is NoStore || StoreUnavailableException.Explains(Cause) ? StoreUnavailableException.Because(Cause) : Cause;
}
