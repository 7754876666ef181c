using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>How far a dimension rests on independent labels, as JSON shows it.</summary>
/// <param name="NClean">Items scored by independent labels; they alone decided.</param>
/// <param name="SetAside">Items judged only by labels that are not independent.</param>
/// <param name="NNeeded">Items with an independent label that the decision needs; null when nothing was left to plan from.</param>
/// <param name="Gap">Score on the items set aside less score on the others.</param>
/// <param name="Reason">too_few_independent_labels; null when the labels suffice.</param>
/// <param name="Warning">contaminated_subset_inflated; null when there is nothing to warn of.</param>
public sealed record WireIndependenceDecision(int NClean, int SetAside, int? NNeeded, WireMeasurement Gap, string? Reason, string? Warning)
{
    /// <summary>The JSON form.</summary>
    public static WireIndependenceDecision Of(IndependenceDecision decision) => new(
        decision.Clean,
        decision.SetAside,
        decision.Needed,
        WireMeasurement.Of(decision.Gap),
        decision.Cause?.Code(),
        decision.Warns ? IndependenceRule.Inflated : null);
}
