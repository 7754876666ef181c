namespace Plumbline.Gates;

/// <summary>What a gate asks of the labels behind scores that people gave.</summary>
/// <param name="Minimum">Fewest items with an independent label; null: as many as the rules need for a power of 0.8.</param>
/// <param name="Gap">By how much contaminated labels may score higher than independent ones before a pass carries a warning, 0 to 1.</param>
public sealed record IndependenceLimits(int? Minimum = null, double Gap = IndependenceRule.Gap);
