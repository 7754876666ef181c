using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>An answer that people found desirable or not, without a partner.</summary>
/// <param name="Policy">log π(answer | prompt) under the policy.</param>
/// <param name="Reference">log π(answer | prompt) under the frozen reference.</param>
/// <param name="Desirable">Whether people wanted it.</param>
public readonly record struct UnpairedLogProbabilities(double Policy, double Reference, bool Desirable);

/// <summary>Kahneman–Tversky optimisation: w (1 − σ(β(r − z))) for a desirable answer, w (1 − σ(β(z − r))) for an undesirable one.</summary>
/// <param name="beta">How strongly the policy is tied to its reference, above 0.</param>
/// <param name="desirableWeight">Weight of desirable answers, above 0.</param>
/// <param name="undesirableWeight">Weight of undesirable answers, above 0.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
/// <remarks>
/// r is the answer's log-ratio, z the divergence estimate, which is held constant.
/// Source: K. Ethayarajh and others, "KTO: Model Alignment as Prospect Theoretic Optimization", 2024.
/// </remarks>
public sealed class Kto(double beta, double desirableWeight = 1, double undesirableWeight = 1)
{
    private readonly double beta = Coefficient.Positive(beta);
    private readonly double desirable = Coefficient.Positive(desirableWeight);
    private readonly double undesirable = Coefficient.Positive(undesirableWeight);

    /// <summary>z: the mean log-ratio of answers put to other prompts, 0 at least.</summary>
    /// <param name="policy">log π of mismatched answers.</param>
    /// <param name="reference">The same under the reference.</param>
    /// <exception cref="ArgumentException">There are none, their numbers differ, or one is not finite.</exception>
    public static double Divergence(IReadOnlyList<double> policy, IReadOnlyList<double> reference) =>
        policy.Count > 0 && policy.Count == reference.Count && double.IsFinite(policy.Sum() + reference.Sum())
            ? Math.Max(0, policy.Zip(reference, (p, r) => p - r).Average())
            : throw new ArgumentException($"There are {policy.Count} log-probabilities under the policy and {reference.Count} under the reference; both need the same finite ones.", nameof(reference));

    /// <summary>Mean loss and its gradient by the policy's log-probabilities.</summary>
    /// <exception cref="ArgumentException">There is no answer, or a log-probability is not finite.</exception>
    public (double Loss, IReadOnlyList<double> Gradient) Of(IReadOnlyList<UnpairedLogProbabilities> answers, double divergence)
    {
        TokenTerm[] terms = [.. answers.Select(answer => Term(answer, divergence))];
        return terms.Length > 0
            ? (terms.Average(term => term.Loss), [.. terms.Select(term => term.Slope / terms.Length)])
            : throw new ArgumentException("There is no answer to learn from.", nameof(answers));
    }

    private TokenTerm Term(UnpairedLogProbabilities answer, double divergence)
    {
        if (!double.IsFinite(answer.Policy + answer.Reference + divergence))
        {
            throw new ArgumentException($"An answer has the log-probabilities {answer.Policy} and {answer.Reference}, the divergence is {divergence}; all should be finite.", nameof(answer));
        }

        var (sign, weight) = answer.Desirable ? (1, desirable) : (-1, undesirable);
        var gain = sign * beta * (answer.Policy - answer.Reference - divergence);
        var (kept, lost) = (Logistic.Sigmoid(gain), Logistic.Sigmoid(-gain));
        return new(weight * lost, -sign * weight * beta * kept * lost);
    }
}
