namespace Plumbline.Http;

/// <summary>What became of calls that were captured beside being answered; shown at /health.</summary>
internal sealed class CaptureCounts
{
    private long kept;
    private long known;
    private long unread;
    private long dropped;

    /// <summary>Traces that were committed.</summary>
    public long Kept => Interlocked.Read(ref kept);

    /// <summary>Calls whose id was kept before.</summary>
    public long Known => Interlocked.Read(ref known);

    /// <summary>Calls of which only what surrounds the bodies could be kept.</summary>
    public long Unread => Interlocked.Read(ref unread);

    /// <summary>Calls that were lost: there was no room, or the store failed.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    public void Keep(int asked, int isNew)
    {
        Interlocked.Add(ref kept, isNew);
        Interlocked.Add(ref known, asked - isNew);
    }

    public void Unreadable() => Interlocked.Increment(ref unread);

    public void Drop() => Interlocked.Increment(ref dropped);
}
