namespace Plumbline.Optimizers.Objectives;

/// <summary>Identity preference optimisation on summed log-probabilities, as its paper has it: (Δ − 1/(2β))².</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0; the target for Δ is 1/(2β).</param>
/// <exception cref="ArgumentException">The coefficient is outside its range.</exception>
/// <remarks>
/// A soft label p mixes the term with that of the reversed pair. <see cref="LengthNormalisedIpo"/> is the other convention.
/// Source: M. G. Azar and others, "A General Theoretical Paradigm to Understand Learning from Human Preferences", 2023, eq. 17.
/// </remarks>
public sealed class Ipo(double beta) : IPairObjective
{
    private readonly double target = 1 / (2 * Coefficient.Positive(beta));

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var (loss, slope) = Squared(pair.Delta, target, pair.Preference);
        return PairTerm.OfDifference(loss, slope);
    }

    /// <summary>p (x − t)² + (1 − p) (x + t)², and its slope by x.</summary>
    internal static (double Loss, double Slope) Squared(double x, double target, double preference)
    {
        var (under, over) = (x - target, x + target);
        return ((preference * under * under) + ((1 - preference) * over * over), 2 * ((preference * under) + ((1 - preference) * over)));
    }
}
