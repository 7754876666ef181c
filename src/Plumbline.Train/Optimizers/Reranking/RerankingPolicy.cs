namespace Plumbline.Optimizers.Reranking;

/// <summary>
/// Chooses among the k candidates of a prompt: π(c|x) ∝ π_ref(c|x) exp(w·φ(x, c)), with π_ref(c|x) ∝ exp(u·φ(x, c)).
/// It moves probability between given answers; it writes none.
/// </summary>
/// <remarks>Immutable. Ranking is linear in the texts.</remarks>
public sealed class RerankingPolicy : IScorer
{
    private readonly double[] reference;
    private readonly double[] weights;
    private readonly double[] total;

    /// <summary>A policy of known weights.</summary>
    /// <param name="features">φ.</param>
    /// <param name="reference">u, the frozen reference's weights, one a feature; all 0 is the uniform reference.</param>
    /// <param name="weights">w, what training added, one a feature.</param>
    /// <exception cref="ArgumentException">A list has another length than the features, or a weight is not finite.</exception>
    public RerankingPolicy(FeatureMap features, IReadOnlyList<double> reference, IReadOnlyList<double> weights)
    {
        Features = features;
        this.reference = Weights.Checked(features, reference);
        this.weights = Weights.Checked(features, weights);
        total = Weights.Checked(features, [.. this.reference.Zip(this.weights, (u, w) => u + w)]);
    }

    /// <summary>φ.</summary>
    public FeatureMap Features { get; }

    /// <summary>u, the frozen reference's weights.</summary>
    public IReadOnlyList<double> ReferenceWeights => reference;

    /// <summary>w, what training added to the reference.</summary>
    public IReadOnlyList<double> AddedWeights => weights;

    /// <summary>u + w: the reference of a policy that is trained from this one.</summary>
    public IReadOnlyList<double> TotalWeights => total;

    /// <summary>The policy that gives every candidate the same probability.</summary>
    public static RerankingPolicy Uniform(FeatureMap features) => new(features, new double[features.Dimension], new double[features.Dimension]);

    /// <summary>Orders the candidates of a prompt.</summary>
    /// <param name="prompt">The prompt with its context.</param>
    /// <param name="candidates">At least one answer; equal texts get equal scores.</param>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public Ranking Rank(string prompt, IReadOnlyList<string> candidates)
    {
        var vectors = Encoded(prompt, candidates);
        var scores = Array.ConvertAll(vectors, vector => vector.Dot(total));
        var log = LogSoftmax.Of(scores);
        var divergence = LogSoftmax.Divergence(log, LogSoftmax.Of(Array.ConvertAll(vectors, vector => vector.Dot(reference))));
        var order = Enumerable.Range(0, candidates.Count).OrderByDescending(i => scores[i]).ThenBy(i => candidates[i], StringComparer.Ordinal);
        return new([.. order], scores, log, Array.ConvertAll(log, Math.Exp), divergence);
    }

    /// <summary>log π_ref(candidate | prompt) for each candidate, in nats.</summary>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public IReadOnlyList<double> ReferenceLogProbabilities(string prompt, IReadOnlyList<string> candidates) =>
        LogSoftmax.Of(Array.ConvertAll(Encoded(prompt, candidates), vector => vector.Dot(reference)));

    /// <inheritdoc/>
    public IReadOnlyList<double> Scores(string prompt, IReadOnlyList<string> candidates) =>
        Array.ConvertAll(Encoded(prompt, candidates), vector => vector.Dot(total));

    private SparseVector[] Encoded(string prompt, IReadOnlyList<string> candidates) => candidates.Count > 0
        ? Features.Encode(prompt, candidates)
        : throw new ArgumentException("There is no candidate to rank.", nameof(candidates));
}
