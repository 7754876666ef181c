using Plumbline.Optimizers.Reranking;
using Plumbline.Optimizers.Reranking.Features;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>What a linear scorer goes by.</summary>
public static class FeatureWeights
{
    /// <summary>Every declared feature and the heaviest n-gram buckets, each group by falling size.</summary>
    /// <param name="features">The scorer's features.</param>
    /// <param name="weights">Its weights, e.g. <see cref="RewardModel.Weights"/> or <see cref="RerankingPolicy.AddedWeights"/>.</param>
    /// <param name="buckets">How many buckets at most; a bucket's n-grams have no name, because the hash cannot be turned back.</param>
    /// <exception cref="ArgumentException">There is not one weight a feature.</exception>
    public static IReadOnlyList<FeatureWeight> Of(FeatureMap features, IReadOnlyList<double> weights, int buckets = 10)
    {
        if (weights.Count != features.Dimension)
        {
            throw new ArgumentException($"There are {weights.Count} weights for {features.Dimension} features.", nameof(weights));
        }

        var all = weights.Select((weight, index) => (Name: features.NameOf(index), Index: index, Weight: weight))
            .Select(row => new FeatureWeight(row.Name, row.Index, row.Weight, row.Name is not null && DeclaredFeatures.Named(row.Name).Decoy))
            .OrderByDescending(weight => Math.Abs(weight.Weight)).ThenBy(weight => weight.Index).ToArray();
        return [.. all.Where(weight => weight.Name is not null), .. all.Where(weight => weight is { Name: null, Weight: not 0 }).Take(buckets)];
    }
}
