namespace Plumbline.Client;

/// <summary>Counts from many threads.</summary>
internal sealed class Tally
{
    private long taken;
    private long kept;
    private long known;
    private long refused;
    private long dropped;
    private long givenUp;
    private long retries;

    public long Waiting => Interlocked.Read(ref taken) - Interlocked.Read(ref kept) - Interlocked.Read(ref known) - Interlocked.Read(ref refused) - Interlocked.Read(ref givenUp);

    public void Taken() => Interlocked.Increment(ref taken);

    /// <summary>Takes back <see cref="Taken"/>: there was no room.</summary>
    public void Untaken()
    {
        Interlocked.Increment(ref dropped);
        Interlocked.Decrement(ref taken);
    }

    public void Retried() => Interlocked.Increment(ref retries);

    public void Kept(int count) => Interlocked.Add(ref kept, count);

    public void Known(int count) => Interlocked.Add(ref known, count);

    public void Refused(int count) => Interlocked.Add(ref refused, count);

    public void GivenUp(long count) => Interlocked.Add(ref givenUp, count);

    public ClientCounts Counts() => new(Math.Max(0, Waiting), Interlocked.Read(ref kept), Interlocked.Read(ref known), Interlocked.Read(ref refused), Interlocked.Read(ref dropped), Interlocked.Read(ref givenUp), Interlocked.Read(ref retries));
}
