using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>DPO that looks at the pairs it still gets wrong: −(1 − p)^γ log p, p = σ(βΔ).</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="gamma">γ, 0 or more; 0 is plain DPO.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// A soft label mixes the term with that of the reversed pair.
/// Source: T.-Y. Lin and others, "Focal Loss for Dense Object Detection", 2017, applied to the DPO likelihood.
/// </remarks>
public sealed class FocalDpo(double beta, double gamma) : IPairObjective
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double gamma = Coefficient.NotNegative(gamma);

    /// <inheritdoc/>
    public PairTerm Term(in PairLogProbabilities pair)
    {
        var (right, rightSlope) = Focal(beta * pair.Delta);
        var (wrong, wrongSlope) = Focal(-beta * pair.Delta);
        var loss = (pair.Preference * right) + ((1 - pair.Preference) * wrong);
        return PairTerm.OfDifference(loss, beta * ((pair.Preference * rightSlope) - ((1 - pair.Preference) * wrongSlope)));
    }

    private (double Loss, double Slope) Focal(double logit)
    {
        var (right, wrong, log) = (Logistic.Sigmoid(logit), Logistic.Sigmoid(-logit), Logistic.LogSigmoid(logit));
        var weight = Math.Pow(wrong, gamma);
        return (-weight * log, weight * ((gamma * right * log) - wrong));
    }
}
