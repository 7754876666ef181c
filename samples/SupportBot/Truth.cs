namespace SupportBot;

/// <summary>What is really so about a draft. Known to the world and its tests; never sent anywhere.</summary>
/// <param name="Numeric">Whether the stated amount is right to the cent.</param>
/// <param name="Policy">Whether no rule is broken.</param>
/// <param name="Tone">How the answer treats its reader, 0 to 1.</param>
/// <param name="Palatability">How much it pleases whatever its quality: flattery, agreement, length, confidence.</param>
public sealed record Truth(bool Numeric, bool Policy, double Tone, double Palatability);
