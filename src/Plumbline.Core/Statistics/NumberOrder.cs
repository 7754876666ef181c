using System.Buffers;

namespace Plumbline.Statistics;

/// <summary>Numbers from the least to the largest; many are dealt into piles by their digits, which costs linear time.</summary>
/// <remarks>Source: H. H. Seward, "Information sorting in the application of electronic digital computers to business operations", MIT 1954.</remarks>
internal static class NumberOrder
{
    private const int FewestToDeal = 2_000;
    private const int Bits = 11;
    private const int Piles = 1 << Bits;
    private const int Rounds = (64 + Bits - 1) / Bits;
    private const ulong Sign = 1UL << 63;

    /// <summary>Sorts in place; the numbers are not NaN, and −0 comes before 0.</summary>
    public static void Sort(double[] values)
    {
        if (values.Length < FewestToDeal)
        {
            Array.Sort(values);
            return;
        }

        var keys = Array.ConvertAll(values, Key);
        Deal(keys, []);
        for (var place = 0; place < keys.Length; place++)
        {
            values[place] = Value(keys[place]);
        }
    }

    /// <summary>Where each number stands, from the place of the least to that of the largest; equal numbers keep their order.</summary>
    public static int[] Places(IReadOnlyList<double> values)
    {
        var (keys, places) = (new ulong[values.Count], new int[values.Count]);
        for (var place = 0; place < places.Length; place++)
        {
            (keys[place], places[place]) = (Key(values[place] + 0.0), place); // −0 is equal to 0
        }

        Deal(keys, places);
        return places;
    }

    /// <summary>The order of the keys is that of the numbers.</summary>
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        return bits >= Sign ? ~bits : bits | Sign;
    }

    private static double Value(ulong key) => BitConverter.UInt64BitsToDouble(key >= Sign ? key & ~Sign : ~key);

    /// <summary>Once for each digit, the lowest first; a digit that all share needs no round.</summary>
    private static void Deal(ulong[] keys, int[] places)
    {
        var counts = Count(keys);
        var (from, to, placesFrom, placesTo) = (keys, ArrayPool<ulong>.Shared.Rent(keys.Length), places, ArrayPool<int>.Shared.Rent(places.Length));
        var (spareKeys, sparePlaces) = (to, placesTo);
        for (var round = 0; round < Rounds; round++)
        {
            var starts = counts.AsSpan(round * Piles, Piles);
            if (keys.Length > 0 && starts[Digit(from[0], round)] < keys.Length)
            {
                Deal(from.AsSpan(0, keys.Length), to, placesFrom.AsSpan(0, places.Length), placesTo, Begin(starts), round);
                (from, to, placesFrom, placesTo) = (to, from, placesTo, placesFrom);
            }
        }

        if (from != keys)
        {
            from.AsSpan(0, keys.Length).CopyTo(keys);
            placesFrom.AsSpan(0, places.Length).CopyTo(places);
        }

        ArrayPool<ulong>.Shared.Return(spareKeys);
        ArrayPool<int>.Shared.Return(sparePlaces);
    }

    private static int[] Count(ulong[] keys)
    {
        var counts = new int[Rounds * Piles];
        foreach (var key in keys)
        {
            for (var round = 0; round < Rounds; round++)
            {
                counts[(round * Piles) + Digit(key, round)]++;
            }
        }

        return counts;
    }

    /// <summary>Turns how many a pile holds into where it begins.</summary>
    private static Span<int> Begin(Span<int> counts)
    {
        var begin = 0;
        foreach (ref var count in counts)
        {
            (count, begin) = (begin, begin + count);
        }

        return counts;
    }

    private static void Deal(ReadOnlySpan<ulong> from, ulong[] to, ReadOnlySpan<int> placesFrom, int[] placesTo, Span<int> next, int round)
    {
        for (var place = 0; place < from.Length; place++)
        {
            var target = next[Digit(from[place], round)]++;
            to[target] = from[place];
            if (!placesFrom.IsEmpty)
            {
                placesTo[target] = placesFrom[place];
            }
        }
    }

    private static int Digit(ulong key, int round) => (int)(key >> (round * Bits)) & (Piles - 1);
}
