namespace Plumbline.Optimizers.Reranking;

/// <summary>Pairs as features, over the features that occur at all, so that training touches nothing else.</summary>
internal sealed class EncodedPairs
{
    private EncodedPairs(PairSet source, FeatureMap map, SparseVector[] vectors, int[] active, Layout layout) =>
        (Source, Map, Vectors, Active, Places) = (source, map, vectors, active, layout);

    public PairSet Source { get; }

    public FeatureMap Map { get; }

    /// <summary>One vector a candidate, prompt by prompt; indices are places in <see cref="Active"/>.</summary>
    public SparseVector[] Vectors { get; }

    /// <summary>The feature indices that occur, rising.</summary>
    public int[] Active { get; }

    public Layout Places { get; }

    public static EncodedPairs Of(PairSet pairs, FeatureMap map)
    {
        SparseVector[] vectors = [.. pairs.Candidates.SelectMany(set => map.Encode(set.Prompt, set.Candidates))];
        return Compact(pairs, map, vectors, Layout.Of(pairs), _ => true);
    }

    /// <summary>The same pairs without some features: what training would see had they never been declared.</summary>
    public EncodedPairs Without(Func<int, bool> feature) =>
        Compact(Source, Map, [.. Vectors.Select(vector => vector with { Indices = Array.ConvertAll(vector.Indices, place => Active[place]) })], Places, index => !feature(index));

    /// <summary>Weights over the active features out of weights over all features.</summary>
    public double[] Gather(IReadOnlyList<double> weights) => Array.ConvertAll(Active, index => weights[index]);

    /// <summary>Weights over all features out of weights over the active ones; the others are 0.</summary>
    public double[] Scatter(double[] weights)
    {
        var all = new double[Map.Dimension];
        for (var place = 0; place < Active.Length; place++)
        {
            all[Active[place]] = weights[place];
        }

        return all;
    }

    private static EncodedPairs Compact(PairSet source, FeatureMap map, SparseVector[] vectors, Layout layout, Func<int, bool> keep)
    {
        var place = new int[map.Dimension];
        foreach (var index in vectors.SelectMany(vector => vector.Indices).Where(keep))
        {
            place[index] = 1;
        }

        int[] active = [.. Enumerable.Range(0, map.Dimension).Where(index => place[index] == 1)];
        Array.Fill(place, -1);
        for (var i = 0; i < active.Length; i++)
        {
            place[active[i]] = i;
        }

        return new(source, map, Array.ConvertAll(vectors, vector => Moved(vector, place)), active, layout);
    }

    private static SparseVector Moved(SparseVector vector, int[] place)
    {
        int[] kept = [.. Enumerable.Range(0, vector.Indices.Length).Where(i => place[vector.Indices[i]] >= 0)];
        return new(Array.ConvertAll(kept, i => place[vector.Indices[i]]), Array.ConvertAll(kept, i => vector.Values[i]));
    }
}
