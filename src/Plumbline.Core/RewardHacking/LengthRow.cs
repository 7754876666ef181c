namespace Plumbline.RewardHacking;

/// <summary>One answer: how long it is and what reward it got.</summary>
/// <param name="Topic">What it is about; answers of a topic are compared with each other only.</param>
/// <param name="Length">In tokens or characters, the same unit throughout; above 0.</param>
/// <param name="Reward">In any unit.</param>
/// <param name="Cluster">Its prompt or conversation, where several answers share one.</param>
public sealed record LengthRow(string Topic, double Length, double Reward, string? Cluster = null);
