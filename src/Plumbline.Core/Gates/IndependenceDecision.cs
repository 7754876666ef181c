using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>How far a dimension rests on labels that are independent of the candidate.</summary>
/// <param name="Clean">Items scored by independent labels; they alone decided.</param>
/// <param name="SetAside">Items judged only by labels that are not independent; they neither helped nor harmed the candidate.</param>
/// <param name="Needed">Items with an independent label that the decision needs; null when nothing was left to plan from.</param>
/// <param name="Gap">Score on the items set aside less score on the others, with a two-sided 0.95 interval.</param>
/// <param name="Cause">Why the dimension is inconclusive; null when the labels suffice.</param>
/// <param name="Warns">True when a pass comes with the warning <see cref="IndependenceRule.Inflated"/>.</param>
public sealed record IndependenceDecision(int Clean, int SetAside, int? Needed, Measurement Gap, Cause? Cause, bool Warns);
