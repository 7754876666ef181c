namespace Plumbline.Scorecards;

/// <summary>An evaluator's result on one item and one dimension: a score, or the fact that there is none.</summary>
/// <param name="Item">What was scored; the same id on two scorecards is the same item. 1 to 800 characters.</param>
/// <param name="Dimension">What was judged, e.g. "tone".</param>
/// <param name="Score">From 0 (worst) to 1 (best); null when the evaluator failed, abstained or did not apply.</param>
/// <param name="Reason">One sentence about the score, or why there is none.</param>
/// <param name="Cluster">Items that are not independent share it: a conversation, a prompt. Null stands for the item alone.</param>
public sealed record ScoreRow(string Item, string Dimension, double? Score, string? Reason = null, string? Cluster = null);
