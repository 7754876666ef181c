using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Preference optimisation without a reference: −log σ(β (log π(chosen)/|chosen| − log π(rejected)/|rejected|) − γ).</summary>
/// <param name="beta">Scale of the reward per token, above 0; about 2.</param>
/// <param name="targetMargin">γ, the reward margin asked for, 0 or more.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// A soft label mixes the term with that of the reversed pair.
/// Source: Y. Meng, M. Xia, D. Chen, "SimPO: Simple Preference Optimization with a Reference-Free Reward", 2024.
/// </remarks>
public sealed class SimPo(double beta, double targetMargin) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double targetMargin = Coefficient.NotNegative(targetMargin);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var difference = beta * ((pair.PolicyChosen / pair.ChosenLength) - (pair.PolicyRejected / pair.RejectedLength));
        var (right, wrong) = (difference - targetMargin, -difference - targetMargin);
        var loss = -(pair.Preference * Logistic.LogSigmoid(right)) - ((1 - pair.Preference) * Logistic.LogSigmoid(wrong));
        var slope = ((1 - pair.Preference) * Logistic.Sigmoid(-wrong)) - (pair.Preference * Logistic.Sigmoid(-right));
        return PairTerm.PerToken(pair, loss, beta * slope);
    }
}
