using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>ADWIN: keeps the longest stretch of recent values whose mean has not changed, and alarms when it drops an old part.</summary>
/// <remarks>
/// Values are kept in buckets of 1, 2, 4, … of them, a few of a size, so an update costs O(1) on average and a look O(log n) every
/// 32 values. Every split between two buckets is looked at, the newest included. Not safe for several threads. Source: A. Bifet, R. Gavaldà,
/// "Learning from time-changing data with adaptive windowing", SDM 2007.
/// </remarks>
public sealed class AdaptiveWindow
{
    private readonly LinkedList<Bucket> buckets = [];
    private readonly double confidence;
    private readonly int every;
    private readonly int side;
    private readonly int many;
    private long seen;
    private Bucket whole;

    /// <summary>Starts an empty window.</summary>
    /// <param name="delta">Chance of a false alarm at a look, in (0, 1).</param>
    /// <param name="clock">Values from one look to the next, at least one.</param>
    /// <param name="shortestSide">Values that each side of a split needs, at least one.</param>
    /// <param name="mostOfASize">Buckets kept of one size, at least two: more see a change sooner and cost more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdaptiveWindow(double delta = 0.002, int clock = 32, int shortestSide = 5, int mostOfASize = 5)
    {
        OrdinaryNumber.Inside(delta, nameof(delta));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clock);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostOfASize, 2);
        (confidence, every, side, many) = (delta, clock, shortestSide, mostOfASize);
    }

    /// <summary>Values in the window.</summary>
    public long Count => whole.Count;

    /// <summary>Mean of the values in the window; 0 when there are none.</summary>
    public double Mean => whole.Count == 0 ? 0 : whole.Mean;

    /// <summary>Takes one more value, in the order of time.</summary>
    /// <param name="value">Finite.</param>
    /// <returns>Whether the mean changed, so that older values were dropped.</returns>
    /// <exception cref="ArgumentException">The value is not finite or is beyond ±1e70.</exception>
    public bool Add(double value)
    {
        if (!OrdinaryNumber.Holds(value))
        {
            throw new ArgumentException($"The value {value} is not finite, or is beyond ±1e70.", nameof(value));
        }

        whole = whole.With(new(1, value, 0));
        buckets.AddLast(new Bucket(1, value, 0));
        Merge();
        var changed = false;
        for (var look = ++seen % every == 0; look && whole.Count >= 2 * side && HasSplit();)
        {
            whole = whole.Without(buckets.First!.Value);
            buckets.RemoveFirst();
            changed = true;
        }

        return changed;
    }

    /// <summary>Whether some split into older and newer values has means too far apart to be one.</summary>
    private bool HasSplit()
    {
        Bucket older = default;
        foreach (var bucket in buckets.SkipLast(1))
        {
            older = older.With(bucket);
            var newer = whole.Without(older);
            if (older.Count >= side && newer.Count >= side && Math.Abs(older.Mean - newer.Mean) > Bound(older.Count, newer.Count))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Bernstein's bound on the difference of the two means.</summary>
    private double Bound(long older, long newer)
    {
        var log = Math.Log(2 * Math.Log(whole.Count) / confidence);
        var inverse = (1.0 / (older - side + 1)) + (1.0 / (newer - side + 1));
        return Math.Sqrt(2 * inverse * whole.Squares / whole.Count * log) + (2.0 / 3 * log * inverse);
    }

    /// <summary>Makes one of the two oldest buckets of a size that has too many, and so on upwards.</summary>
    private void Merge()
    {
        var newest = buckets.Last;
        for (var size = 1L; ; size *= 2)
        {
            var (oldest, same) = (newest!, 1);
            while (oldest.Previous is { } previous && previous.Value.Count == size)
            {
                (oldest, same) = (previous, same + 1);
            }

            if (same <= many)
            {
                return;
            }

            var merged = oldest.Value.With(oldest.Next!.Value);
            buckets.Remove(oldest.Next);
            oldest.Value = merged;
            newest = oldest;
        }
    }

    /// <summary>Values summed up: how many, their mean and their squared deviations from it.</summary>
    private readonly record struct Bucket(long Count, double Mean, double Squares)
    {
        public Bucket With(Bucket other)
        {
            var (count, apart) = (Count + other.Count, other.Mean - Mean);
            return Count == 0 ? other : new(count, Mean + (apart * other.Count / count), Squares + other.Squares + (apart * apart * Count * other.Count / count));
        }

        public Bucket Without(Bucket other)
        {
            var count = Count - other.Count;
            if (count == 0)
            {
                return default;
            }

            var mean = ((Mean * Count) - (other.Mean * other.Count)) / count;
            var apart = other.Mean - mean;
            return new(count, mean, Math.Max(0, Squares - other.Squares - (apart * apart * count * other.Count / Count)));
        }
    }
}
