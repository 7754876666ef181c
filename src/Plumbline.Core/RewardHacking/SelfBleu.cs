using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How much answers repeat each other: BLEU-4 of each text with all the others as references.</summary>
public static class SelfBleu
{
    private const int Longest = 4;
    private const double Smallest = 0.1;

    /// <summary>The mean over texts.</summary>
    /// <param name="texts">Two or more texts, in any order.</param>
    /// <returns>From 0 (nothing in common) to 1 (every text is one of the others), with the number of texts as the count and no interval. Unknown below two texts.</returns>
    /// <remarks>
    /// An n-gram length without any match counts as 0.1 of a match. Cost linear in the words of all texts, not in their pairs.
    /// Sources: Y. Zhu et al., "Texygen", SIGIR 2018; K. Papineni, S. Roukos, T. Ward, W.-J. Zhu, "BLEU", ACL 2002; B. Chen, C. Cherry, 2014 (smoothing 1).
    /// </remarks>
    public static Measurement Of(IReadOnlyList<string> texts)
    {
        var each = Each(texts);
        return each.Count < 2
            ? new Measurement.Unknown(Cause.TooFew, "Texts repeat each other from two on.")
            : new Measurement.Known(StableSum.Mean(each), each.Count);
    }

    /// <summary>The figure of each text, in the order given; 0 for a text without words.</summary>
    public static IReadOnlyList<double> Each(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        IReadOnlyList<string>[] words = [.. texts.Select(Words.Of)];
        var counts = words.Select(Counted).ToArray();
        var most = Most(counts);
        int[] lengths = [.. words.Select(text => text.Count).Order()];
        return [.. counts.Select((own, at) => Score(own, words[at].Count, most, Nearest(lengths, words[at].Count)))];
    }

    private static double Score(Dictionary<string, int>[] own, int length, Dictionary<string, (int Most, int Second)>[] most, int nearest)
    {
        var log = 0.0;
        for (var n = 0; n < Longest; n++)
        {
            var shared = own[n].Sum(gram => Math.Min(gram.Value, Elsewhere(gram.Value, most[n][gram.Key])));
            if (shared == 0 && n == 0)
            {
                return 0;
            }

            log += Math.Log((shared == 0 ? Smallest : shared) / Math.Max(1, own[n].Values.Sum())) / Longest;
        }

        return Math.Exp(log) * (length > nearest ? 1 : Math.Exp(1 - ((double)nearest / length)));
    }

    /// <summary>The highest count of an n-gram in any other text.</summary>
    private static int Elsewhere(int own, (int Most, int Second) counts) => own == counts.Most ? counts.Second : counts.Most;

    private static Dictionary<string, int>[] Counted(IReadOnlyList<string> words) =>
        [.. Enumerable.Range(1, Longest).Select(n => NGrams.Of(words, n).CountBy(gram => gram, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal))];

    /// <summary>Of each n-gram its highest count in a text, and the highest in any other text.</summary>
    private static Dictionary<string, (int Most, int Second)>[] Most(Dictionary<string, int>[][] texts)
    {
        var most = Enumerable.Range(0, Longest).Select(_ => new Dictionary<string, (int Most, int Second)>(StringComparer.Ordinal)).ToArray();
        foreach (var text in texts)
        {
            for (var n = 0; n < Longest; n++)
            {
                foreach (var (gram, count) in text[n])
                {
                    var seen = most[n].GetValueOrDefault(gram);
                    most[n][gram] = count > seen.Most ? (count, seen.Most) : (seen.Most, Math.Max(seen.Second, count));
                }
            }
        }

        return most;
    }

    /// <summary>The length of another text that is closest to this one's; of two, the shorter.</summary>
    private static int Nearest(int[] sorted, int length)
    {
        var at = Array.BinarySearch(sorted, length);
        var (first, last) = (at, at);
        while (first > 0 && sorted[first - 1] == length)
        {
            first--;
        }

        while (last < sorted.Length - 1 && sorted[last + 1] == length)
        {
            last++;
        }

        return (first < last, first > 0, last < sorted.Length - 1) switch
        {
            (true, _, _) => length,
            (_, true, true) => length - sorted[first - 1] <= sorted[last + 1] - length ? sorted[first - 1] : sorted[last + 1],
            (_, true, _) => sorted[first - 1],
            (_, _, true) => sorted[last + 1],
            _ => length,
        };
    }
}
