namespace Plumbline.Optimizers.Objectives;

/// <summary>
/// Direct preference optimisation: −q log σ(βΔ) − (1 − q) log σ(−βΔ), with q the pair's soft label p after label
/// smoothing, q = (1 − ε) p + ε (1 − p).
/// </summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="labelSmoothing">ε, the share of labels taken to be flipped, 0 to below 0.5; it always applies.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// ln 2 where the policy equals its reference. Plain DPO at ε = 0 and p = 1; conservative DPO at ε above 0.
/// Sources: R. Rafailov and others, "Direct Preference Optimization: Your Language Model is Secretly a Reward Model", 2023;
/// E. Mitchell, "A note on DPO with noisy preferences and relationship to IPO", 2023.
/// </remarks>
public sealed class Dpo(double beta, double labelSmoothing = 0) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double flipped = Coefficient.BelowHalf(labelSmoothing);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var right = Flip(pair.Preference, flipped);
        var (loss, slope) = CrossEntropy.Of(beta * pair.Delta, right);
        return PairTerm.OfDifference(loss, beta * slope);
    }

    /// <summary>P(chosen is better) when a share of the labels is flipped.</summary>
    internal static double Flip(double preference, double flipped) => preference + (flipped * (1 - (2 * preference)));
}
