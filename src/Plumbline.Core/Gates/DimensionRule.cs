namespace Plumbline.Gates;

/// <summary>What one dimension must show before a candidate may be promoted.</summary>
/// <param name="Dimension">Name as in the score rows.</param>
/// <param name="Minimum">Lowest accepted true mean, 0 to 1; null: no minimum.</param>
/// <param name="Regression">Tolerated drops against the references.</param>
/// <param name="MaxMissing">Share of items (0 to 1) that may lack a score; beyond it every missing score counts as 0.</param>
public sealed record DimensionRule(string Dimension, double? Minimum, Regression Regression, double MaxMissing = 0)
{
    /// <summary>Whether the rule asks for nothing, so that it can only be inconclusive.</summary>
    internal bool IsEmpty => Minimum is null && Regression is { Previous: null, Anchor: null };
}
