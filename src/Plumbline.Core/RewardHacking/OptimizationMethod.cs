namespace Plumbline.RewardHacking;

/// <summary>How a policy was moved towards a reward; each has its own curve, and their distances are not comparable.</summary>
public enum OptimizationMethod
{
    /// <summary>The best of n answers: true score d (α − β d).</summary>
    BestOfN,

    /// <summary>Reinforcement learning: true score d (α − β ln d).</summary>
    ReinforcementLearning,
}
