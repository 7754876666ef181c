using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Word n-grams of a text as signed, L2-normalised hash buckets; every number counts as the same word.</summary>
/// <remarks>
/// The sign comes from another bit than the bucket, so collisions cancel in expectation.
/// Source: K. Weinberger and others, "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
/// </remarks>
internal sealed class NGramHash(FeatureSettings settings)
{
    private static readonly ulong NumberWord = Fnv1a.Hash("0");

    private readonly ulong mask = (1UL << settings.HashBits) - 1;

    /// <summary>Adds bucket and value of each n-gram, buckets rising; cost is linear but for the sort of the buckets.</summary>
    public void AddTo(List<(int Index, double Value)> features, AnalysedText text)
    {
        var signed = new List<int>(text.Tokens.Count * settings.NGrams.Count);
        foreach (var order in settings.NGrams)
        {
            Collect(signed, text.Tokens, order);
        }

        signed.Sort();
        Merge(features, signed);
    }

    /// <summary>Adds the bucket of each n-gram, its sign as the last bit: plain numbers sort fast, and they sort by bucket.</summary>
    private void Collect(List<int> signed, IReadOnlyList<Token> tokens, int order)
    {
        for (var start = 0; start + order <= tokens.Count; start++)
        {
            var hash = SplitMix64.Mix(settings.Seed ^ (ulong)order);
            for (var i = start; i < start + order; i++)
            {
                hash = SplitMix64.Mix(hash ^ (tokens[i].IsNumber ? NumberWord : tokens[i].Hash)) + 1;
            }

            signed.Add(((int)(hash & mask) << 1) | (int)(hash >> 63));
        }
    }

    private static void Merge(List<(int Index, double Value)> features, List<int> sorted)
    {
        var first = features.Count;
        foreach (var one in sorted)
        {
            var (index, sign) = (one >> 1, 1 - (2 * (one & 1)));
            if (features.Count > first && features[^1].Index == index)
            {
                features[^1] = (index, features[^1].Value + sign);
            }
            else
            {
                features.Add((index, sign));
            }
        }

        Normalise(features, first);
    }

    private static void Normalise(List<(int Index, double Value)> features, int first)
    {
        var squares = 0.0;
        for (var i = first; i < features.Count; i++)
        {
            squares += features[i].Value * features[i].Value;
        }

        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (var i = first; i < features.Count; i++)
        {
            features[i] = (features[i].Index, features[i].Value * scale);
        }
    }
}
