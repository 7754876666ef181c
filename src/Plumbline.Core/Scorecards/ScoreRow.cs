using Plumbline.Lineage;

namespace Plumbline.Scorecards;

/// <summary>An evaluator's result on one item and one dimension: a score, or the fact that there is none.</summary>
/// <param name="Item">What was scored; the same id on two scorecards is the same item. 1 to 800 characters.</param>
/// <param name="Dimension">What was judged, e.g. "tone".</param>
/// <param name="Score">From 0 (worst) to 1 (best); null when the evaluator failed, abstained or did not apply.</param>
/// <param name="Reason">One sentence about the score, or why there is none.</param>
/// <param name="Cluster">Items that are not independent share it: a conversation, a prompt. Null stands for the item alone.</param>
/// <param name="Contamination">Mean contamination of the labels behind the row, 0 to 1; null when no label stands behind it.</param>
/// <param name="SetAside">What labels that are not independent of the candidate come to, 0 to 1, where nothing better was said; no score.</param>
/// <param name="Slice">The part of the traffic that the item belongs to: watched beside a gate, and deciding nothing.</param>
public sealed record ScoreRow(
    string Item, string Dimension, double? Score, string? Reason = null, string? Cluster = null, double? Contamination = null, double? SetAside = null, string? Slice = null)
{
    /// <summary>Whether the row may decide: no label stands behind it, or labels that are independent of the candidate.</summary>
    public bool IsIndependent => Contamination is not > LabelContamination.Clean;
}
