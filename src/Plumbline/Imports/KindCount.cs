namespace Plumbline.Imports;

/// <summary>How many facts of a kind were kept now, and how many were known before and left as they are.</summary>
internal sealed class KindCount
{
    public long Kept { get; private set; }

    public long Known { get; private set; }

    public void Add(int kept, int taken)
    {
        Kept += kept;
        Known += taken - kept;
    }
}
