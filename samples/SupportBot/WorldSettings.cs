namespace SupportBot;

/// <summary>Everything that may differ between two runs of the billing world.</summary>
/// <param name="Seed">Every draw of the world follows from it.</param>
/// <param name="ThumbBias">How much a thumb follows what pleases (flattery, agreement, length, confidence): 0 = not at all, 1 = as much as a wrong amount costs.</param>
public sealed record WorldSettings(ulong Seed, double ThumbBias);
