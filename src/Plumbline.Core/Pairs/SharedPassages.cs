namespace Plumbline.Pairs;

/// <summary>How much of a text another one holds.</summary>
public static class SharedPassages
{
    /// <summary>The share of a sealed text's words that lie in a run of n words which the other text has too.</summary>
    /// <param name="text">What may have been copied from the sealed text.</param>
    /// <param name="sealedText">The sealed text.</param>
    /// <param name="n">Words of a run, above 0.</param>
    /// <returns>0 to 1; 0 when either has fewer than n words.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    /// <remarks>Linear in both texts. Source: T. B. Brown and others, "Language models are few-shot learners", 2020, appendix C.</remarks>
    public static double Coverage(string text, string sealedText, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var runs = Runs(PlainWords.Of(text), n).ToHashSet();
        return Covered(Runs(PlainWords.Of(sealedText), n), n, runs);
    }

    /// <summary>The hash of each run of n words.</summary>
    internal static ulong[] Runs(IReadOnlyList<string> words, int n)
    {
        var hashes = words.Select(Statistics.Fnv1a.Hash).ToArray();
        var runs = new ulong[Math.Max(0, hashes.Length - n + 1)];
        for (var start = 0; start < runs.Length; start++)
        {
            foreach (var hash in hashes.AsSpan(start, n))
            {
                runs[start] = Statistics.SplitMix64.Mix((runs[start] * 31) ^ hash);
            }
        }

        return runs;
    }

    /// <summary>The share of words that lie in a run which is shared.</summary>
    internal static double Covered(ulong[] runs, int n, HashSet<ulong> shared)
    {
        if (runs.Length == 0)
        {
            return 0;
        }

        var (covered, next) = (0, 0);
        for (var start = 0; start < runs.Length; start++)
        {
            if (shared.Contains(runs[start]))
            {
                covered += start + n - Math.Max(next, start);
                next = start + n;
            }
        }

        return (double)covered / (runs.Length + n - 1);
    }
}
