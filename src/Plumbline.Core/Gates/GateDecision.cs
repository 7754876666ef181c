using Plumbline.Governors;

namespace Plumbline.Gates;

/// <summary>The outcome of a gate, with all it rests on.</summary>
/// <param name="Verdict">The strongest of all findings: fail, then held, then inconclusive, then pass.</param>
/// <param name="Rules">The rules it was decided by.</param>
/// <param name="Dimensions">One entry per rule, in the file's order.</param>
/// <param name="Governors">Every governor's finding, whatever the verdict.</param>
/// <param name="Looks">How often this test split has been looked at.</param>
/// <param name="WinnersCurse">Expected inflation of the best of the candidates that looked; null when the looks are not known.</param>
/// <param name="Reasons">Sentences about the gate as a whole; those about a dimension stand with it.</param>
/// <param name="Created">When it was decided.</param>
public sealed record GateDecision(
    Verdict Verdict,
    GateRules Rules,
    IReadOnlyList<DimensionDecision> Dimensions,
    IReadOnlyList<GovernorFinding> Governors,
    Looks Looks,
    SelectionInflation? WinnersCurse,
    IReadOnlyList<string> Reasons,
    DateTimeOffset Created)
{
    /// <summary>Slices that the candidate's rows name, on the comparison with the previous release, else with the anchor; they decide nothing.</summary>
    public IReadOnlyList<WatchedSlice> Slices { get; init; } = [];
}
