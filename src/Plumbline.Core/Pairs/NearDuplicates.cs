using System.Runtime.InteropServices;
using Plumbline.Statistics;

namespace Plumbline.Pairs;

/// <summary>Groups of texts that say nearly the same.</summary>
public static class NearDuplicates
{
    /// <summary>Texts that have this share of passages in common are near-duplicates.</summary>
    public const double Alike = 0.8;
    private const int MostCompared = 32;

    /// <summary>Groups texts that are the same but for case and punctuation, or whose fingerprints agree in a share of places.</summary>
    /// <param name="texts">In any order.</param>
    /// <param name="likeness">The estimated share of passages in common that makes near-duplicates, above 0 and at most 1.</param>
    /// <returns>
    /// Groups of two or more places in <paramref name="texts"/>, each ascending, by their first place. A chain joins: where a is near b and b near c, all
    /// three are one group. Texts without a letter or digit are equal to each other.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The likeness is outside its range.</exception>
    /// <remarks>
    /// Equal texts are found by hash first; others are compared where one of 16 bands of 8 is the same: see <see cref="Banding"/>. In a band that very many
    /// share, a text is compared with at most 32 others that are unlike each other, so the cost stays linear in the texts; the order of texts does not
    /// change the groups. About 1 KiB a different text. Source: as <see cref="MinHash"/> and <see cref="Banding"/>.
    /// </remarks>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<string> texts, double likeness = Alike)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (!(likeness is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(likeness), likeness, "A likeness lies above 0 and is at most 1.");
        }

        var copies = Copies(texts);
        var different = copies.Keys.ToArray();
        Array.Sort(different, StringComparer.Ordinal);
        var signatures = Signatures(different);
        var groups = new Groups(different.Length);
        for (var band = 0; band < Banding.Default.Bands; band++)
        {
            Join(signatures, band, likeness, groups);
        }

        return
        [
            .. different.Index().GroupBy(text => groups.Of(text.Index), text => copies[text.Item])
                .Select(group => (IReadOnlyList<int>)[.. group.SelectMany(places => places).Order()])
                .Where(group => group.Count > 1)
                .OrderBy(group => group[0]),
        ];
    }

    private static Dictionary<string, List<int>> Copies(IReadOnlyList<string> texts)
    {
        var copies = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var place = 0; place < texts.Count; place++)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(copies, PlainWords.Normalised(texts[place]), out _);
            (same ??= new(1)).Add(place);
        }

        return copies;
    }

    private static ulong[][] Signatures(string[] normalised) => Array.ConvertAll(normalised, text =>
    {
        var signature = new ulong[MinHash.Size];
        MinHash.Fill(signature, text);
        return signature;
    });

    private static void Join(ulong[][] signatures, int band, double likeness, Groups groups)
    {
        var keys = Array.ConvertAll(signatures, signature => Key(signature, band));
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                // Sorting by key alone is not stable: the places are in the order of the texts.
                Array.Sort(order, start, end - start);
                JoinBucket(signatures, order.AsSpan(start, end - start), likeness, groups);
            }

            start = end;
        }
    }

    private static void JoinBucket(ulong[][] signatures, ReadOnlySpan<int> bucket, double likeness, Groups groups)
    {
        var unlike = new List<int>();
        foreach (var text in bucket)
        {
            var joined = false;
            foreach (var other in unlike)
            {
                if (groups.Of(other) == groups.Of(text) || MinHash.Likeness(signatures[other], signatures[text]) >= likeness)
                {
                    groups.Join(other, text);
                    joined = true;
                }
            }

            if (!joined && unlike.Count < MostCompared)
            {
                unlike.Add(text);
            }
        }
    }

    internal static ulong Key(ulong[] signature, int band)
    {
        var key = 0UL;
        foreach (var number in signature.AsSpan(band * Banding.Default.Rows, Banding.Default.Rows))
        {
            key = SplitMix64.Mix(key ^ number);
        }

        return key;
    }

    /// <summary>Which texts are joined (union–find; R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", JACM 22, 1975).</summary>
    private sealed class Groups(int count)
    {
        private readonly int[] parent = [.. Enumerable.Range(0, count)];

        public int Of(int text)
        {
            while (parent[text] != text)
            {
                text = parent[text] = parent[parent[text]];
            }

            return text;
        }

        public void Join(int one, int other)
        {
            var (low, high) = (Math.Min(Of(one), Of(other)), Math.Max(Of(one), Of(other)));
            parent[high] = low;
        }
    }
}
