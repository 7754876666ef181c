using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How far a policy has moved from its reference, in nats an answer: KL(policy‖reference) from answers that the policy drew.</summary>
/// <param name="K1">Mean of Σ (log π − log ref): unbiased, may be negative when the truth is small. Decide on its upper bound.</param>
/// <param name="K2">Mean of Σ (log π − log ref)² / 2: biased; to be compared with others' figures only.</param>
/// <param name="K3">Mean of Σ (e^x − 1 − x): unbiased and never negative. To be shown.</param>
/// <param name="PerToken">All of K1 over all tokens, without an interval.</param>
public sealed record KlDivergence(Measurement K1, Measurement K2, Measurement K3, Measurement PerToken)
{
    /// <summary>Estimates from sampled answers.</summary>
    /// <param name="answers">Drawn from the policy, not from the reference; in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Sums over the tokens of an answer, means over answers, "student-t" bounds over prompts. One prompt: values without intervals. Unknown without
    /// answers, or, a token, without tokens.
    /// </returns>
    /// <exception cref="ArgumentException">An answer has different numbers of log-probabilities, or one that is not finite or above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>Source: J. Schulman, "Approximating KL Divergence", 2020. Cost linear in the tokens.</remarks>
    public static KlDivergence Of(IReadOnlyList<SampledAnswer> answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        SampledAnswer[] all = [.. answers.Select(Checked)];
        double[] first = [.. all.Select(answer => Sum(answer, TokenDivergence.K1))];
        var tokens = all.Sum(answer => answer.Policy.Count);
        return new(
            Mean(all, first, level),
            Mean(all, [.. all.Select(answer => Sum(answer, TokenDivergence.K2))], level),
            Mean(all, [.. all.Select(answer => Sum(answer, TokenDivergence.K3))], level),
            tokens == 0 ? new Measurement.Unknown(Cause.TooFew, "There are no tokens.") : new Measurement.Known(StableSum.Of(first) / tokens, tokens));
    }

    /// <summary>The divergence of two distributions that are known, in nats: Σ p ln(p / q).</summary>
    /// <param name="policy">Probabilities, adding up to 1.</param>
    /// <param name="reference">Probabilities of the same outcomes.</param>
    /// <returns>0 or more; +∞ when the policy does what the reference never does.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or one is no distribution.</exception>
    /// <remarks>Source: S. Kullback, R. A. Leibler, "On information and sufficiency", 1951.</remarks>
    public static double Exact(IReadOnlyList<double> policy, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(reference);
        if (policy.Count != reference.Count || !IsDistribution(policy) || !IsDistribution(reference))
        {
            throw new ArgumentException($"The {policy.Count} and {reference.Count} probabilities should be of the same outcomes, none negative, adding up to 1.");
        }

        return policy.Zip(reference).Any(pair => pair is { First: > 0, Second: 0 })
            ? double.PositiveInfinity
            : Math.Max(0, StableSum.Of(policy.Zip(reference, (p, q) => p == 0 ? 0 : p * Math.Log(p / q))));
    }

    private static double Sum(SampledAnswer answer, Func<double, double, double> estimate) =>
        StableSum.Of(answer.Policy.Zip(answer.Reference, estimate));

    private static Measurement Mean(SampledAnswer[] answers, double[] values, double level) => StudentMean.Of(
        values, answers.Any(answer => answer.Prompt is not null) ? [.. answers.Select((answer, at) => answer.Prompt is { } prompt ? "p" + prompt : $"a{at}")] : null, level);

    private static bool IsDistribution(IReadOnlyList<double> shares) => shares.All(share => share >= 0) && Math.Abs(StableSum.Of(shares) - 1) < 1e-9;

    private static SampledAnswer Checked(SampledAnswer answer, int at)
    {
        if (answer.Policy.Count != answer.Reference.Count)
        {
            throw new ArgumentException($"Answer {at} has {answer.Policy.Count} tokens under the policy and {answer.Reference.Count} under the reference.");
        }

        return answer.Policy.Concat(answer.Reference).All(one => one <= 0 && OrdinaryNumber.Holds(one))
            ? answer
            : throw new ArgumentException($"Answer {at} has a log-probability that is not a finite number from −1e70 to 0.");
    }
}
