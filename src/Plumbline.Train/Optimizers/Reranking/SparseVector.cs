namespace Plumbline.Optimizers.Reranking;

/// <summary>The features of one candidate that are not 0.</summary>
/// <param name="Indices">Rising feature indices.</param>
/// <param name="Values">Their values, one an index.</param>
public readonly record struct SparseVector(int[] Indices, double[] Values)
{
    /// <summary>The inner product with a dense vector of weights.</summary>
    public double Dot(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < Indices.Length; i++)
        {
            sum += Values[i] * weights[Indices[i]];
        }

        return sum;
    }

    /// <summary>Adds <paramref name="factor"/> times this vector to a dense one.</summary>
    internal void AddTo(Span<double> target, double factor)
    {
        for (var i = 0; i < Indices.Length; i++)
        {
            target[Indices[i]] += factor * Values[i];
        }
    }
}
