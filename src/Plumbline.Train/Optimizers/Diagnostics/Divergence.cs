using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>How far a policy has moved from its frozen reference.</summary>
public static class Divergence
{
    /// <summary>Mean over prompts of the exact KL(π‖reference) over the prompt's candidates, in nats.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="prompts">Prompts with their candidates.</param>
    /// <param name="level">Two-sided level; at 0.90 the upper bound is the one-sided 0.95 bound that a budget is decided on.</param>
    /// <returns>
    /// The mean, 0 or more, with the bounds of a mean over prompts, their number as the count, and no bound below 0. Without an interval when all
    /// prompts diverge equally, as they do before training. Unknown without prompts.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(RerankingPolicy policy, IReadOnlyList<CandidateSet> prompts, double level = 0.90) =>
        Mean([.. prompts.Select(set => (set.Prompt, policy.Rank(set.Prompt, set.Candidates).Divergence))], level);

    /// <summary>Mean over prompts of the exact KL(π‖other): how far a chain of releases has moved from a pinned one, in nats.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="other">A policy of any features, e.g. the anchor release; the divergence is taken from it.</param>
    /// <param name="prompts">Prompts with their candidates.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>As for the divergence from the policy's own reference.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Between(RerankingPolicy policy, RerankingPolicy other, IReadOnlyList<CandidateSet> prompts, double level = 0.90) =>
        Mean([.. prompts.Select(set => (set.Prompt, Exact(policy, other, set)))], level);

    private static double Exact(RerankingPolicy policy, RerankingPolicy other, CandidateSet set)
    {
        var (here, there) = (policy.Rank(set.Prompt, set.Candidates).LogProbabilities, other.Rank(set.Prompt, set.Candidates).LogProbabilities);
        return LogSoftmax.Divergence([.. here], [.. there]);
    }

    private static Measurement Mean((string Prompt, double Value)[] rows, double level) => rows.Length == 0
        ? new Measurement.Unknown(Cause.TooFew, "There are no prompts to compare the policy and its reference on.")
        : NotBelowZero(PromptMean.Of(rows, level));

    private static Measurement NotBelowZero(Measurement mean) => mean is Measurement.Known { Interval: { } bounds } known
        ? known with { Interval = bounds with { Low = Math.Max(0, bounds.Low) } }
        : mean;
}
