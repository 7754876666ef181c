namespace Plumbline.Optimizers.Objectives;

/// <summary>Sequence-likelihood calibration: max(0, 1 − βΔ).</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <exception cref="ArgumentException">The coefficient is outside its range.</exception>
/// <remarks>
/// The slope at the corner is 0. A soft label mixes the term with that of the reversed pair.
/// Source: Y. Zhao and others, "SLiC-HF: Sequence Likelihood Calibration with Human Feedback", 2023.
/// </remarks>
public sealed class Hinge(double beta) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var margin = beta * pair.Delta;
        var wrong = 1 - pair.Preference;
        var loss = (pair.Preference * Math.Max(0, 1 - margin)) + (wrong * Math.Max(0, 1 + margin));
        var slope = (margin > -1 ? wrong : 0) - (margin < 1 ? pair.Preference : 0);
        return PairTerm.OfDifference(loss, beta * slope);
    }
}
