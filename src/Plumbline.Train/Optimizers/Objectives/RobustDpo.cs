namespace Plumbline.Optimizers.Objectives;

/// <summary>
/// DPO with the bias of flipped labels removed: ((1 − ε) l(βΔ) − ε l(−βΔ)) / (1 − 2ε), l = −log σ.
/// </summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="labelSmoothing">ε, the share of labels taken to be flipped, 0 to below 0.5.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// Its expectation over flips at rate ε is the loss on clean labels, so it may be negative on a single pair.
/// A soft label p takes the place of one sample: p times the term plus (1 − p) times the term of the reversed pair.
/// Source: S. R. Chowdhury, A. Kini, N. Natarajan, "Provably Robust DPO: Aligning Language Models with Noisy Feedback", 2024.
/// </remarks>
public sealed class RobustDpo(double beta, double labelSmoothing) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double flipped = Coefficient.BelowHalf(labelSmoothing);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var right = (pair.Preference - flipped) / (1 - (2 * flipped));
        var (loss, slope) = CrossEntropy.Of(beta * pair.Delta, right);
        return PairTerm.OfDifference(loss, beta * slope);
    }
}
