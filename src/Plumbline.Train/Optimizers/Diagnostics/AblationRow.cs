using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>What a scorer is worth without one thing it could go by.</summary>
/// <param name="Without">The declared feature left out, <c>word n-grams</c>, or <c>nothing</c> for the whole scorer.</param>
/// <param name="Decoy">Whether it is a declared decoy, which should be worth nothing.</param>
/// <param name="Accuracy">Held-out pair accuracy of the scorer retrained without it.</param>
/// <param name="Worth">
/// Accuracy of the whole scorer less that without it, on the same pairs, with equal scores as wrong: what leaving it out costs. Positive means it helps.
/// Tango's bounds where each pair has its own prompt, else bounds by prompt.
/// </param>
public sealed record AblationRow(string Without, bool Decoy, Measurement Accuracy, Measurement Worth);
