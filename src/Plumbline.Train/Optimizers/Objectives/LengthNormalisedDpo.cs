namespace Plumbline.Optimizers.Objectives;

/// <summary>DPO on log-ratios per token: −log σ(βδ), δ as in <see cref="LengthNormalisedIpo"/>; label smoothing as in <see cref="Dpo"/>.</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0; per token, so it is larger than for sums.</param>
/// <param name="labelSmoothing">ε, the share of labels taken to be flipped, 0 to below 0.5.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>Source: N. Lambert and others, "Tülu 3: Pushing Frontiers in Open Language Model Post-Training", 2024.</remarks>
public sealed class LengthNormalisedDpo(double beta, double labelSmoothing = 0) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double flipped = Coefficient.BelowHalf(labelSmoothing);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var (loss, slope) = CrossEntropy.Of(beta * pair.DeltaPerToken, Dpo.Flip(pair.Preference, flipped));
        return PairTerm.PerToken(pair, loss, beta * slope);
    }
}
