using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>What a gate makes of one dimension.</summary>
/// <param name="Dimension">Name as in the gate file.</param>
/// <param name="N">Items with a score, those set aside left out.</param>
/// <param name="Missing">Items without: rows without a score, and items that a reference scored and the candidate lacks.</param>
/// <param name="Score">Mean over the items with a score.</param>
/// <param name="Decided">The mean that decided, when missing items were counted as 0; otherwise null.</param>
/// <param name="Minimum">Lowest accepted mean; null: none asked for.</param>
/// <param name="Verdict">The strongest of the rule on the minimum and the comparisons.</param>
/// <param name="Comparisons">One entry per reference that was given or asked for.</param>
/// <param name="Needed">Further items that would decide every open rule.</param>
/// <param name="Reasons">One sentence a finding, comparisons included.</param>
/// <param name="Independence">How far the labels behind the scores are independent of the candidate; null when no label stands behind them.</param>
public sealed record DimensionDecision(
    string Dimension,
    int N,
    int Missing,
    Measurement Score,
    Measurement? Decided,
    double? Minimum,
    Verdict Verdict,
    IReadOnlyList<ComparisonDecision> Comparisons,
    ItemsNeeded Needed,
    IReadOnlyList<string> Reasons,
    IndependenceDecision? Independence = null);
