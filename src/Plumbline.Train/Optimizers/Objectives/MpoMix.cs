namespace Plumbline.Optimizers.Objectives;

/// <summary>Mixed preference optimisation as one loss: a weighted sum of DPO, BCO on pairs, and the chosen side's negative log-likelihood.</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="preference">Weight of the DPO term, 0 or more.</param>
/// <param name="quality">Weight of the BCO term, 0 or more.</param>
/// <param name="generation">Weight of the likelihood term, 0 or more: mean over all chosen tokens of the batch.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// Not the method called <c>mpo</c>, which has stages.
/// Source: W. Wang and others, "Enhancing the Reasoning Ability of Multimodal Large Language Models via Mixed Preference Optimization", 2024.
/// </remarks>
public sealed class MpoMix(double beta, double preference = 0.8, double quality = 0.2, double generation = 1)
{
    private readonly Dpo dpo = new(beta);
    private readonly BcoPair bco = new(beta);
    private readonly double preference = Coefficient.NotNegative(preference);
    private readonly double quality = Coefficient.NotNegative(quality);
    private readonly double generation = Coefficient.NotNegative(generation);

    /// <summary>Loss and gradient of a batch; reads the chosen lengths. Weights of pairs apply to the first two terms only.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public PairLoss Of(IReadOnlyList<PairLogProbabilities> batch)
    {
        PairLogProbabilities[] pairs = [.. batch];
        var (first, second, tokens) = (dpo.Of(pairs), bco.Of(pairs), pairs.Sum(pair => pair.ChosenLength));
        return new(
            (preference * first.Loss) + (quality * second.Loss) - (generation * batch.Sum(pair => pair.PolicyChosen) / tokens),
            [.. first.Chosen.Zip(second.Chosen, (a, b) => (preference * a) + (quality * b) - (generation / tokens))],
            [.. first.Rejected.Zip(second.Rejected, (a, b) => (preference * a) + (quality * b))]);
    }
}
