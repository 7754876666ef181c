namespace Plumbline.Implicit;

/// <summary>Limits of a correction for who rates. Own defaults.</summary>
/// <param name="Floor">Propensities below it are raised to it, so that no rating counts for more than 1 / floor.</param>
/// <param name="Clip">The most that one rating counts for in the clipped estimate.</param>
/// <param name="FewestEffective">Effective size below which nothing is estimated.</param>
public sealed record CorrectionSettings(double Floor = 0.02, double Clip = 5, double FewestEffective = 30);
