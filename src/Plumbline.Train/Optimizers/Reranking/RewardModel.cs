namespace Plumbline.Optimizers.Reranking;

/// <summary>A linear reward: r(x, c) = w·φ(x, c), fitted so that σ(r(x, a) − r(x, b)) is the share of people who prefer a to b.</summary>
/// <remarks>Immutable. A score is linear in the texts.</remarks>
public sealed class RewardModel : IScorer
{
    private readonly double[] weights;

    /// <summary>A reward model of known weights.</summary>
    /// <param name="features">φ.</param>
    /// <param name="weights">w, one a feature.</param>
    /// <exception cref="ArgumentException">The list has another length than the features, or a weight is not finite.</exception>
    public RewardModel(FeatureMap features, IReadOnlyList<double> weights) =>
        (Features, this.weights) = (features, Reranking.Weights.Checked(features, weights));

    /// <summary>φ.</summary>
    public FeatureMap Features { get; }

    /// <summary>w.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The reward of one answer, in log-odds; its zero is free, so compare answers of one prompt only.</summary>
    public double Score(string prompt, string candidate) => Scores(prompt, [candidate])[0];

    /// <inheritdoc/>
    public IReadOnlyList<double> Scores(string prompt, IReadOnlyList<string> candidates) =>
        Array.ConvertAll(Features.Encode(prompt, candidates), vector => vector.Dot(weights));
}
