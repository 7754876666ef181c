namespace Plumbline.Optimizers.Objectives;

/// <summary>
/// Binary classifier optimisation in its form for pairs: −log σ(r_c) − log σ(−r_r), r = β · log-ratio; each side is judged by itself.
/// </summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <exception cref="ArgumentException">The coefficient is outside its range.</exception>
/// <remarks>
/// 2 ln 2 where the policy equals its reference. The paper's form for single answers shifts both rewards by a running mean; the form for pairs does not.
/// A soft label mixes the term with that of the reversed pair.
/// Source: S. Jung and others, "Binary Classifier Optimization for Large Language Model Alignment", 2024.
/// </remarks>
public sealed class BcoPair(double beta) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var (chosen, chosenSlope) = CrossEntropy.Of(beta * (pair.PolicyChosen - pair.ReferenceChosen), pair.Preference);
        var (rejected, rejectedSlope) = CrossEntropy.Of(beta * (pair.PolicyRejected - pair.ReferenceRejected), 1 - pair.Preference);
        return new(chosen + rejected, beta * chosenSlope, beta * rejectedSlope);
    }
}
