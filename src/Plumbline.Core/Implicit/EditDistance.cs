using System.Numerics;

namespace Plumbline.Implicit;

/// <summary>How many single changes turn one sequence into another, and how much of it is kept.</summary>
/// <remarks>
/// Sequences are whole numbers: code points of a text, or numbers of its words. 64 places are worked on at once, so that two texts of fifty thousand
/// characters take a fraction of a second, exactly; nothing is cut off or estimated.
/// </remarks>
public static class EditDistance
{
    private const int Word = 64;

    /// <summary>The fewest insertions, deletions and substitutions.</summary>
    /// <param name="from">One sequence.</param>
    /// <param name="to">The other.</param>
    /// <returns>0 to the longer length; the same both ways. Cost O(n m / 64).</returns>
    /// <remarks>
    /// Sources: V. I. Levenshtein, 1966; G. Myers, "A fast bit-vector algorithm for approximate string matching", JACM 46, 1999; H. Hyyrö, 2003.
    /// </remarks>
    public static int Levenshtein(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        Trim(ref from, ref to);
        if (from.IsEmpty || to.IsEmpty)
        {
            return from.Length + to.Length;
        }

        var places = Places(from);
        var (blocks, none) = (Blocks(from.Length), new ulong[Blocks(from.Length)]);
        ulong[] rises = [.. Enumerable.Repeat(ulong.MaxValue, blocks)], falls = new ulong[blocks];
        var last = 1UL << ((from.Length - 1) % Word);
        var distance = from.Length;
        foreach (var item in to)
        {
            distance += Column(places.GetValueOrDefault(item, none), rises, falls, last);
        }

        return distance;
    }

    /// <summary>The length of the longest sequence that is found in both, in order, with gaps.</summary>
    /// <param name="one">One sequence.</param>
    /// <param name="other">The other.</param>
    /// <returns>0 to the shorter length. Cost O(n m / 64).</returns>
    /// <remarks>Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.</remarks>
    public static int LongestCommon(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var whole = one.Length;
        Trim(ref one, ref other);
        var same = whole - one.Length;
        var places = Places(one);
        ulong[] open = [.. Enumerable.Repeat(ulong.MaxValue, Blocks(one.Length))], none = new ulong[open.Length];
        foreach (var item in other)
        {
            Close(open, places.GetValueOrDefault(item, none));
        }

        var closed = 0;
        for (var block = 0; block < open.Length; block++)
        {
            var used = Math.Min(Word, one.Length - (block * Word));
            closed += BitOperations.PopCount(~open[block] & (used == Word ? ulong.MaxValue : (1UL << used) - 1));
        }

        return same + closed;
    }

    /// <summary>One column of the table of distances; gives by how much its last row changes.</summary>
    private static int Column(ulong[] match, ulong[] rises, ulong[] falls, ulong last)
    {
        var carry = 1;
        for (var block = 0; block < match.Length; block++)
        {
            var (equal, rise, fall) = (match[block], rises[block], falls[block]);
            var vertical = equal | fall;
            equal |= carry < 0 ? 1UL : 0;
            var horizontal = (((equal & rise) + rise) ^ rise) | equal;
            var (up, down) = (fall | ~(horizontal | rise), rise & horizontal);
            var end = block == match.Length - 1 ? last : 1UL << (Word - 1);
            var next = ((up & end) != 0 ? 1 : 0) - ((down & end) != 0 ? 1 : 0);
            up = (up << 1) | (carry > 0 ? 1UL : 0);
            down = (down << 1) | (carry < 0 ? 1UL : 0);
            (rises[block], falls[block], carry) = (down | ~(vertical | up), up & vertical, next);
        }

        return carry;
    }

    private static void Close(ulong[] open, ulong[] match)
    {
        var carry = 0UL;
        for (var block = 0; block < open.Length; block++)
        {
            var met = open[block] & match[block];
            var sum = open[block] + met;
            var over = sum < met ? 1UL : 0;
            var whole = sum + carry;
            carry = over | (whole < sum ? 1UL : 0);
            open[block] = whole | (open[block] & ~match[block]);
        }
    }

    /// <summary>For each item the bits of the places where it stands.</summary>
    private static Dictionary<int, ulong[]> Places(ReadOnlySpan<int> sequence)
    {
        var places = new Dictionary<int, ulong[]>();
        for (var at = 0; at < sequence.Length; at++)
        {
            if (!places.TryGetValue(sequence[at], out var bits))
            {
                places[sequence[at]] = bits = new ulong[Blocks(sequence.Length)];
            }

            bits[at / Word] |= 1UL << (at % Word);
        }

        return places;
    }

    private static int Blocks(int length) => (length + Word - 1) / Word;

    /// <summary>Takes off what both begin and end with.</summary>
    private static void Trim(ref ReadOnlySpan<int> one, ref ReadOnlySpan<int> other)
    {
        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        one = one[..^end];
        other = other[..^end];
    }
}
