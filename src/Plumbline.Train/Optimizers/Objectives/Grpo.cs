namespace Plumbline.Optimizers.Objectives;

/// <summary>Group-relative policy optimisation: answers of one prompt are each other's baseline.</summary>
/// <remarks>
/// Sources: Z. Shao and others, "DeepSeekMath", 2024 (GRPO); Q. Yu and others, "DAPO", 2025; Z. Liu and others, "Understanding R1-Zero-Like
/// Training", 2025 (Dr. GRPO).
/// </remarks>
/// <param name="clip">How far π/π_old may leave 1, above 0.</param>
/// <param name="beta">Price of the divergence from the reference (k3), 0 or more.</param>
/// <exception cref="ArgumentException">A coefficient is outside its range.</exception>
public sealed class Grpo(double clip, double beta)
{
    private const double Floor = 1e-4;

    private readonly double clip = Coefficient.Positive(clip);
    private readonly double beta = Coefficient.NotNegative(beta);

    /// <summary>Reward less the group's mean, over its standard deviation (ddof 1) plus 1e-4; 0 throughout a group without variance.</summary>
    /// <param name="rewards">Rewards, group after group.</param>
    /// <param name="group">Answers a prompt, at least 2.</param>
    /// <param name="scaled">False leaves the standard deviation out, as Dr. GRPO does.</param>
    /// <exception cref="ArgumentException">The rewards are not whole groups of at least two.</exception>
    public static IReadOnlyList<double> Advantages(IReadOnlyList<double> rewards, int group, bool scaled = true) =>
        [.. Groups(rewards, group).SelectMany(chunk => Relative(chunk, scaled))];

    /// <summary>The mean over answers of each answer's token mean.</summary>
    /// <param name="batch">Log-probabilities, advantages and mask.</param>
    /// <exception cref="ArgumentException">No token counts.</exception>
    public TokenLoss BySequence(GrpoBatch batch) => Of(batch, sequence => 1.0 / (batch.Mask.In(sequence) * batch.Mask.Rows.Count));

    /// <summary>The mean over all tokens of the batch (DAPO), so that long answers count by their length.</summary>
    /// <param name="batch">Log-probabilities, advantages and mask.</param>
    /// <exception cref="ArgumentException">No token counts.</exception>
    public TokenLoss ByToken(GrpoBatch batch) => Of(batch, _ => 1.0 / batch.Mask.Count);

    /// <summary>The sum over tokens divided by answers times the longest allowed length (Dr. GRPO), so that length changes no weight.</summary>
    /// <param name="batch">Log-probabilities, advantages and mask.</param>
    /// <param name="longest">The longest allowed length, above 0.</param>
    /// <exception cref="ArgumentException">No token counts, or the length is outside its range.</exception>
    public TokenLoss ByLongest(GrpoBatch batch, int longest)
    {
        Coefficient.Positive(longest);
        return Of(batch, _ => 1.0 / (longest * batch.Mask.Rows.Count));
    }

    /// <summary>Which groups have one and the same reward throughout: they teach nothing and cost the same.</summary>
    /// <param name="rewards">Rewards, group after group.</param>
    /// <param name="group">Answers a prompt, at least 2.</param>
    /// <returns>One flag a group.</returns>
    /// <exception cref="ArgumentException">The rewards are not whole groups of at least two.</exception>
    public static IReadOnlyList<bool> WithoutVariance(IReadOnlyList<double> rewards, int group) =>
        [.. Groups(rewards, group).Select(IsConstant)];

    private static IEnumerable<double[]> Groups(IReadOnlyList<double> rewards, int group) => group >= 2 && rewards.Count % group == 0
        ? rewards.Chunk(group)
        : throw new ArgumentException($"{rewards.Count} rewards are not whole groups of {group}; a group has at least two.", nameof(group));

    private static bool IsConstant(double[] rewards) => Array.TrueForAll(rewards, other => other == rewards[0]);

    private static IEnumerable<double> Relative(double[] rewards, bool scaled)
    {
        var mean = rewards.Average();
        var spread = Math.Sqrt(rewards.Sum(reward => (reward - mean) * (reward - mean)) / (rewards.Length - 1));
        return rewards.Select(reward => IsConstant(rewards) ? 0 : (reward - mean) / (scaled ? spread + Floor : 1));
    }

    private TokenLoss Of(GrpoBatch batch, Func<int, double> weight)
    {
        batch.Mask.Fit(batch.Policy);
        batch.Mask.Fit(batch.Old);
        batch.Mask.Fit(batch.Reference);
        if (batch.Advantages.Count != batch.Mask.Rows.Count)
        {
            throw new ArgumentException($"There are {batch.Advantages.Count} advantages and {batch.Mask.Rows.Count} answers.", nameof(batch));
        }

        return batch.Mask.Sum(weight, (s, t) =>
        {
            var (policy, reference) = (batch.Policy[s][t], batch.Reference[s][t]);
            var term = Ppo.Clipped(policy - batch.Old[s][t], batch.Advantages[s], clip);
            return new(term.Loss + (beta * DivergenceEstimate.K3(policy, reference)), term.Slope - (beta * (Math.Exp(reference - policy) - 1)));
        });
    }
}
