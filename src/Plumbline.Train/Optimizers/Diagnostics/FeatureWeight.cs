namespace Plumbline.Optimizers.Diagnostics;

/// <summary>One weight of a linear scorer.</summary>
/// <param name="Name">The declared feature, or null for a bucket of word n-grams.</param>
/// <param name="Index">Its place among the weights.</param>
/// <param name="Weight">Change of the score per standard deviation of a declared feature, or per unit of a bucket.</param>
/// <param name="Decoy">Whether it is a declared decoy.</param>
public sealed record FeatureWeight(string? Name, int Index, double Weight, bool Decoy);
