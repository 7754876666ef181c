namespace Plumbline.Optimizers.Objectives;

/// <summary>DPO under a price on length: −log σ(βΔ + α (|chosen| − |rejected|)).</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="lengthPenalty">α, reward per token taken away, 0 or more.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// The sign is plus: a pair won by length is already explained, so it moves the policy less.
/// A soft label mixes the term with that of the reversed pair.
/// Source: R. Park, R. Rafailov, S. Ermon, C. Finn, "Disentangling Length from Quality in Direct Preference Optimization", 2024.
/// </remarks>
public sealed class LengthRegularisedDpo(double beta, double lengthPenalty) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double penalty = Coefficient.NotNegative(lengthPenalty);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var logit = (beta * pair.Delta) + (penalty * (pair.ChosenLength - pair.RejectedLength));
        var (loss, slope) = CrossEntropy.Of(logit, pair.Preference);
        return PairTerm.OfDifference(loss, beta * slope);
    }
}
