namespace Plumbline.Pairwise;

/// <summary>One comparison of two models.</summary>
/// <param name="First">One model.</param>
/// <param name="Second">The other.</param>
/// <param name="Score">1 when the first won, 0 when the second did, 0.5 for a tie; in between for a verdict that is not sure.</param>
/// <param name="Prompt">What both answered; battles of one prompt are no independent evidence. Null when each battle has its own.</param>
/// <param name="Weight">How much the battle counts, above 0.</param>
public readonly record struct Battle(string First, string Second, double Score, string? Prompt = null, double Weight = 1);
