namespace Plumbline.Gateway;

/// <summary>How many bytes of calls are held for capture, all of them together: what finds no room is answered all the same, and not kept.</summary>
internal sealed class CaptureRoom
{
    private long held;

    public long Most { get; init; } = 128 * 1024 * 1024;

    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= Most)
        {
            return true;
        }

        Interlocked.Add(ref held, -bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref held, -bytes);
}
