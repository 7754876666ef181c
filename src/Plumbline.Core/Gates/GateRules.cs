namespace Plumbline.Gates;

/// <summary>A gate file, as read: what a candidate must show.</summary>
/// <param name="Dimensions">One rule a dimension, in the file's order; none: the gate is inconclusive.</param>
/// <param name="Decision">Bounds or point estimates.</param>
/// <param name="Confidence">One-sided confidence of every bound, above 0.5 and below 1.</param>
/// <param name="Spending">How alpha is spent over repeated looks; null: not at all.</param>
/// <param name="Rubric">The rubric's published version, or the hash of its file; null when the gate names none.</param>
/// <param name="Independence">What is asked of labels where people gave the scores.</param>
public sealed record GateRules(
    IReadOnlyList<DimensionRule> Dimensions,
    DecisionBasis Decision = DecisionBasis.Confidence,
    double Confidence = 0.95,
    LookSpending? Spending = null,
    string? Rubric = null,
    IndependenceLimits? Independence = null)
{
    /// <summary>SHA-256 of the canonical form, in hex: the same rules have the same hash, however their file is laid out.</summary>
    public string Hash => GateCanonical.HashOf(this);
}
