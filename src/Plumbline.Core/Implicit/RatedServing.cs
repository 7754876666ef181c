namespace Plumbline.Implicit;

/// <summary>One answer served, rated by its user or not.</summary>
/// <param name="Rating">The rating, in any unit; null when the user gave none.</param>
/// <param name="Propensity">The chance that such a user rates such an answer, in (0, 1]: by segment, length, latency.</param>
/// <param name="Expected">The rating that a model of outcomes expects, rated or not; only the doubly robust estimate uses it.</param>
/// <param name="Unit">The user or conversation, where several answers belong to one; null when it is alone.</param>
public sealed record RatedServing(double? Rating, double Propensity, double Expected = 0, string? Unit = null);
