namespace Plumbline.Gates;

/// <summary>What a rule is held against.</summary>
public enum DecisionBasis
{
    /// <summary>One-sided bounds: a pass is proven, a fail is proven, the rest is inconclusive.</summary>
    Confidence,

    /// <summary>The point estimate, literally; a pass that the bounds do not prove says so.</summary>
    Threshold,
}
