namespace Plumbline.Optimizers.Objectives;

/// <summary>Rewards and advantages of tokens from the score of a whole answer.</summary>
public static class PpoRewards
{
    private const double Floor = 1e-8;

    /// <summary>−coefficient · divergence at each token that counts, and the score on the last of them.</summary>
    /// <param name="old">log π when the tokens were drawn, one row a sequence.</param>
    /// <param name="reference">log π under the frozen reference.</param>
    /// <param name="scores">One a sequence.</param>
    /// <param name="mask">Which tokens count.</param>
    /// <param name="coefficient">Price of a nat, 0 or more.</param>
    /// <param name="estimate">E.g. <see cref="DivergenceEstimate.K1"/>.</param>
    /// <exception cref="ArgumentException">The coefficient is outside its range, the shapes differ, or a log-probability is not finite.</exception>
    public static IReadOnlyList<double[]> Of(
        IReadOnlyList<double[]> old,
        IReadOnlyList<double[]> reference,
        IReadOnlyList<double> scores,
        TokenMask mask,
        double coefficient,
        Func<double, double, double> estimate)
    {
        Coefficient.NotNegative(coefficient);
        mask.Fit(old);
        mask.Fit(reference);
        if (scores.Count != mask.Rows.Count)
        {
            throw new ArgumentException($"There are {scores.Count} scores and {mask.Rows.Count} sequences.", nameof(scores));
        }

        var rewards = mask.Rows.Select(row => new double[row.Length]).ToArray();
        foreach (var (s, t) in mask.Places())
        {
            rewards[s][t] = -coefficient * estimate(old[s][t], reference[s][t]) + (t == Array.LastIndexOf(mask.Rows[s], true) ? scores[s] : 0);
        }

        return rewards;
    }

    /// <summary>The divergence from the reference, in nats, of each sequence: the sum over its tokens that count.</summary>
    /// <param name="old">log π when the tokens were drawn, one row a sequence.</param>
    /// <param name="reference">log π under the frozen reference.</param>
    /// <param name="mask">Which tokens count.</param>
    /// <param name="estimate">E.g. <see cref="DivergenceEstimate.K1"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ, or a log-probability is not finite.</exception>
    public static IReadOnlyList<double> Divergences(
        IReadOnlyList<double[]> old, IReadOnlyList<double[]> reference, TokenMask mask, Func<double, double, double> estimate)
    {
        mask.Fit(old);
        mask.Fit(reference);
        var sums = new double[mask.Rows.Count];
        foreach (var (s, t) in mask.Places())
        {
            sums[s] += estimate(old[s][t], reference[s][t]);
        }

        return sums;
    }

    /// <summary>Generalised advantage estimates: A_t = δ_t + γλ A_(t+1), δ_t = r_t + γ V_(t+1) − V_t.</summary>
    /// <param name="rewards">One row a sequence, 0 where masked.</param>
    /// <param name="values">Value estimates, 0 where masked.</param>
    /// <param name="gamma">γ, the discount.</param>
    /// <param name="lambda">λ, 0 for one step, 1 for the whole rest.</param>
    /// <remarks>
    /// The returns that a value head should learn are these plus the values. Source: J. Schulman and others, "High-Dimensional Continuous
    /// Control Using Generalized Advantage Estimation", 2016.
    /// </remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static IReadOnlyList<double[]> Advantages(IReadOnlyList<double[]> rewards, IReadOnlyList<double[]> values, double gamma = 1, double lambda = 0.95) =>
        rewards.Select(row => row.Length).SequenceEqual(values.Select(row => row.Length))
            ? [.. rewards.Zip(values, (reward, value) => Advantages(reward, value, gamma, lambda))]
            : throw new ArgumentException("Rewards and values should have the same shape.", nameof(values));

    /// <summary>Advantages with mean 0 and variance 1 (ddof 1) over the tokens that count; 0 where masked.</summary>
    /// <param name="advantages">One row a sequence.</param>
    /// <param name="mask">Which tokens count, at least two.</param>
    /// <exception cref="ArgumentException">Fewer than two tokens count.</exception>
    public static IReadOnlyList<double[]> Whitened(IReadOnlyList<double[]> advantages, TokenMask mask)
    {
        double[] counted = [.. mask.Places().Select(at => advantages[at.Sequence][at.Place])];
        if (counted.Length < 2)
        {
            throw new ArgumentException("A variance needs two tokens.", nameof(mask));
        }

        var mean = counted.Average();
        var scale = 1 / Math.Sqrt((counted.Sum(value => (value - mean) * (value - mean)) / (counted.Length - 1)) + Floor);
        return [.. mask.Rows.Select((row, s) => row.Select((counts, t) => counts ? (advantages[s][t] - mean) * scale : 0).ToArray())];
    }

    private static double[] Advantages(double[] rewards, double[] values, double gamma, double lambda)
    {
        var advantages = new double[rewards.Length];
        var (next, value) = (0.0, 0.0);
        for (var t = rewards.Length - 1; t >= 0; t--)
        {
            next = rewards[t] + (gamma * value) - values[t] + (gamma * lambda * next);
            (advantages[t], value) = (next, values[t]);
        }

        return advantages;
    }
}
