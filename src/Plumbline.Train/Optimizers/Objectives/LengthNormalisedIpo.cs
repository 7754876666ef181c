namespace Plumbline.Optimizers.Objectives;

/// <summary>
/// Identity preference optimisation with each side's log-ratio divided by its length: (δ − 1/(2β))²,
/// δ = (log-ratio of chosen)/|chosen| − (log-ratio of rejected)/|rejected|.
/// </summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0; the target for δ is 1/(2β).</param>
/// <exception cref="ArgumentException">The coefficient is outside its range.</exception>
/// <remarks>
/// The convention of common trainers, not of the paper: its numbers are not comparable with those of <see cref="Ipo"/>.
/// Source: M. G. Azar and others, "A General Theoretical Paradigm to Understand Learning from Human Preferences", 2023.
/// </remarks>
public sealed class LengthNormalisedIpo(double beta) : IPairObjective
{
    private readonly double target = 1 / (2 * Coefficient.Positive(beta));

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var (loss, slope) = Ipo.Squared(pair.DeltaPerToken, target, pair.Preference);
        return PairTerm.PerToken(pair, loss, slope);
    }
}
