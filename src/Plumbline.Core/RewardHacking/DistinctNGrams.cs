using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How varied a set of answers is: the share of its n-grams that are different.</summary>
public static class DistinctNGrams
{
    /// <summary>Different n-grams over all n-grams of all the texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="n">Words in a row, at least 1.</param>
    /// <returns>
    /// From just above 0 to 1, with the number of n-grams as the count and no interval. It falls with the amount of text whatever the variety: compare
    /// equal amounts only, as <see cref="AtSize"/> does. Unknown when no text has n words.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    /// <remarks>Source: J. Li, M. Galley, C. Brockett, J. Gao, B. Dolan, "A diversity-promoting objective function for neural conversation models", NAACL 2016.</remarks>
    public static Measurement Of(IReadOnlyList<string> texts, int n)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        string[] all = [.. texts.SelectMany(text => NGrams.Of(Words.Of(text), n))];
        return all.Length == 0
            ? new Measurement.Unknown(Cause.TooFew, $"No text has {n} words.")
            : new Measurement.Known((double)all.Distinct(StringComparer.Ordinal).Count() / all.Length, all.Length);
    }

    /// <summary>The same of a fixed number of texts drawn from all of them, so that sets of different size can be compared.</summary>
    /// <param name="texts">The texts, in any order.</param>
    /// <param name="n">Words in a row, at least 1.</param>
    /// <param name="size">How many texts to draw, the same for every set compared.</param>
    /// <param name="seed">Seed of the draw, recorded in the result.</param>
    /// <returns>As <see cref="Of"/>. Unknown (underpowered) with fewer texts than that.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> or <paramref name="size"/> is below 1.</exception>
    public static Measurement AtSize(IReadOnlyList<string> texts, int n, int size, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (texts.Count < size)
        {
            return new Measurement.Unknown(Cause.Underpowered, $"There are {texts.Count} texts; {size} were asked for.");
        }

        string[] drawn = [.. texts.Order(StringComparer.Ordinal)];
        SplitMix64.For(seed, "distinct-n").Shuffle(drawn.AsSpan());
        return Of(drawn[..size], n) is Measurement.Known known ? known with { Seed = seed } : Of(drawn[..size], n);
    }
}
