namespace Plumbline.Storage;

/// <summary>What was sent was refused because too much waits already; nothing of it was kept. On HTTP: 429 with Retry-After.</summary>
internal sealed class QueueFullException(string message) : Exception(message)
{
    public QueueFullException(int waiting)
        : this($"The store is busy: {waiting} writes wait already. Try again in a second.")
    {
    }

    public static TimeSpan RetryAfter => TimeSpan.FromSeconds(1);
}
