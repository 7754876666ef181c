namespace Plumbline.Storage;

/// <summary>The write was refused because too many wait already; nothing of it was kept. On HTTP: 429 with Retry-After.</summary>
internal sealed class QueueFullException(int waiting) : Exception($"The store is busy: {waiting} writes wait already. Try again in a second.")
{
    public static TimeSpan RetryAfter => TimeSpan.FromSeconds(1);
}
