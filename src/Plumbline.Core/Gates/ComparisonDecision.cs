using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A release that a candidate is compared with.</summary>
public enum Reference
{
    /// <summary>The release before it (previous).</summary>
    Previous,

    /// <summary>The pinned release that never moves (anchor).</summary>
    Anchor,
}

/// <summary>A paired comparison on the same items, and what the gate makes of it.</summary>
/// <param name="With">The reference.</param>
/// <param name="N">Items scored on both sides.</param>
/// <param name="Difference">Mean of candidate minus reference over them; its count is the independent units among them.</param>
/// <param name="From">The reference's mean on those items; null when there are none.</param>
/// <param name="To">The candidate's mean on those items; null when there are none.</param>
/// <param name="Margin">Tolerated drop; null when the gate names none and the comparison is only shown.</param>
/// <param name="Better">Items with a higher score than before.</param>
/// <param name="Worse">Items with a lower score than before.</param>
/// <param name="Missing">Items that the reference scored and the candidate did not.</param>
/// <param name="Decided">The difference that decided, when missing items were counted as 0; otherwise null.</param>
/// <param name="Verdict">What the rule says; null when the gate names no margin.</param>
/// <param name="Needed">Further items that would decide it.</param>
/// <param name="Reasons">One sentence a finding.</param>
public sealed record ComparisonDecision(
    Reference With,
    int N,
    Measurement Difference,
    double? From,
    double? To,
    double? Margin,
    int Better,
    int Worse,
    int Missing,
    Measurement? Decided,
    Verdict? Verdict,
    ItemsNeeded Needed,
    IReadOnlyList<string> Reasons);
