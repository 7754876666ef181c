namespace Plumbline.Optimizers.Reranking;

/// <summary>Checks of weight vectors.</summary>
internal static class Weights
{
    /// <summary>A copy, one finite weight a feature.</summary>
    /// <exception cref="ArgumentException">The count is another, or a weight is not finite.</exception>
    public static double[] Checked(FeatureMap features, IReadOnlyList<double> weights) =>
        weights.Count != features.Dimension
            ? throw new ArgumentException($"There are {weights.Count} weights for {features.Dimension} features.", nameof(weights))
            : weights.All(double.IsFinite) ? [.. weights] : throw new ArgumentException("A weight is not finite.", nameof(weights));
}
