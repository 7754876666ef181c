namespace Plumbline.Drift;

/// <summary>One item of which both the reward and the outcome are known.</summary>
/// <param name="Window">When: the number of the window, or its time.</param>
/// <param name="Reward">What the loop was told.</param>
/// <param name="Outcome">What came of it, human or verified; never from the judge that gave the reward.</param>
/// <param name="Cluster">The conversation or prompt it belongs to, or null when it stands alone.</param>
public readonly record struct JointItem(double Window, double Reward, double Outcome, string? Cluster = null);
