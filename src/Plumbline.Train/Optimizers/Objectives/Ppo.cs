using Plumbline.RewardHacking;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Proximal policy optimisation on tokens.</summary>
/// <remarks>
/// Source: J. Schulman, F. Wolski, P. Dhariwal, A. Radford, O. Klimov, "Proximal Policy Optimization Algorithms", 2017.
/// </remarks>
public static class Ppo
{
    /// <summary>Mean over the tokens that count of −min(ρA, clip(ρ)A), ρ = π/π_old; the gradient is by the new log-probabilities.</summary>
    /// <param name="policy">log π, one row a sequence.</param>
    /// <param name="old">log π when the tokens were drawn.</param>
    /// <param name="advantages">One a token, held constant.</param>
    /// <param name="mask">Which tokens count.</param>
    /// <param name="clip">How far ρ may leave 1, above 0.</param>
    /// <exception cref="ArgumentException">No token counts, the shapes differ, a figure is not finite, or the clip is outside its range.</exception>
    public static TokenLoss PolicyLoss(
        IReadOnlyList<double[]> policy, IReadOnlyList<double[]> old, IReadOnlyList<double[]> advantages, TokenMask mask, double clip)
    {
        Coefficient.Positive(clip);
        mask.Fit(policy);
        mask.Fit(old);
        mask.Fit(advantages);
        return mask.Sum(_ => 1.0 / mask.Count, (s, t) => Clipped(policy[s][t] - old[s][t], advantages[s][t], clip));
    }

    /// <summary>Half the mean of the larger of two squared errors: of the value, and of the value clipped to its old one.</summary>
    /// <param name="values">The value head's output, one row a sequence.</param>
    /// <param name="old">Its output when the tokens were drawn.</param>
    /// <param name="returns">What it should have said.</param>
    /// <param name="mask">Which tokens count.</param>
    /// <param name="clip">How far a value may leave its old one, above 0.</param>
    /// <exception cref="ArgumentException">No token counts, the shapes differ, a figure is not finite, or the clip is outside its range.</exception>
    public static TokenLoss ValueLoss(
        IReadOnlyList<double[]> values, IReadOnlyList<double[]> old, IReadOnlyList<double[]> returns, TokenMask mask, double clip)
    {
        Coefficient.Positive(clip);
        mask.Fit(values);
        mask.Fit(old);
        mask.Fit(returns);
        return mask.Sum(_ => 1.0 / mask.Count, (s, t) => ValueTerm(values[s][t], old[s][t], returns[s][t], clip));
    }

    /// <summary>Share of the tokens that count whose gradient the clip took away.</summary>
    /// <param name="policy">log π.</param>
    /// <param name="old">log π when the tokens were drawn.</param>
    /// <param name="advantages">One a token.</param>
    /// <param name="mask">Which tokens count.</param>
    /// <param name="clip">How far ρ may leave 1.</param>
    public static double ClippedShare(
        IReadOnlyList<double[]> policy, IReadOnlyList<double[]> old, IReadOnlyList<double[]> advantages, TokenMask mask, double clip) =>
        mask.Places().Average(at => IsClipped(policy[at.Sequence][at.Place] - old[at.Sequence][at.Place], advantages[at.Sequence][at.Place], clip) ? 1.0 : 0);

    /// <summary>How far the policy has moved since the tokens were drawn: half the mean squared log-ratio over the tokens that count, in nats a token.</summary>
    /// <param name="policy">log π.</param>
    /// <param name="old">log π when the tokens were drawn.</param>
    /// <param name="mask">Which tokens count, at least one.</param>
    /// <exception cref="ArgumentException">No token counts, or the shapes differ.</exception>
    public static double Divergence(IReadOnlyList<double[]> policy, IReadOnlyList<double[]> old, TokenMask mask)
    {
        mask.Fit(policy);
        mask.Fit(old);
        return mask.Sum(_ => 1.0 / mask.Count, (s, t) => new(TokenDivergence.K2(policy[s][t], old[s][t]), 0)).Loss;
    }

    internal static TokenTerm Clipped(double logRatio, double advantage, double clip)
    {
        var ratio = Math.Exp(logRatio);
        return IsClipped(logRatio, advantage, clip)
            ? new(-advantage * Math.Clamp(ratio, 1 - clip, 1 + clip), 0)
            : new(-advantage * ratio, -advantage * ratio);
    }

    private static bool IsClipped(double logRatio, double advantage, double clip)
    {
        var ratio = Math.Exp(logRatio);
        return -advantage * Math.Clamp(ratio, 1 - clip, 1 + clip) > -advantage * ratio;
    }

    private static TokenTerm ValueTerm(double value, double old, double target, double clip)
    {
        var (free, held) = (value - target, Math.Clamp(value, old - clip, old + clip) - target);
        return held * held > free * free ? new(held * held / 2, 0) : new(free * free / 2, free);
    }
}
