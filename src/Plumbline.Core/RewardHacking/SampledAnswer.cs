namespace Plumbline.RewardHacking;

/// <summary>One answer drawn from the policy.</summary>
/// <param name="Policy">Log-probability of each of its tokens under the policy, in nats.</param>
/// <param name="Reference">The same under the reference.</param>
/// <param name="Prompt">Its prompt, where several answers share one; null when it is alone.</param>
public sealed record SampledAnswer(IReadOnlyList<double> Policy, IReadOnlyList<double> Reference, string? Prompt = null);
