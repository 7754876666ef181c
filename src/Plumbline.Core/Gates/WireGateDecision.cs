using Plumbline.Governors;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A gate's decision as JSON shows it: every unmeasured number is <c>null</c> beside its reason.</summary>
/// <param name="Verdict">pass, fail, inconclusive or held.</param>
/// <param name="Decision">confidence or threshold.</param>
/// <param name="Confidence">One-sided confidence that the gate file asks for.</param>
/// <param name="Dimensions">One entry per rule, in the file's order.</param>
/// <param name="Governors">Every governor's finding.</param>
/// <param name="Looks">Looks at this test split so far, this one included.</param>
/// <param name="LooksReason">Why the looks are not known.</param>
/// <param name="WinnersCurse">How much the best of the candidates that looked is expected to look better than it is.</param>
/// <param name="Reasons">Sentences about the gate as a whole.</param>
/// <param name="Rubric">The rubric's version or the hash of its file.</param>
/// <param name="GateHash">Hash of the rules.</param>
/// <param name="Created">When it was decided.</param>
public sealed record WireGateDecision(
    string Verdict,
    string Decision,
    double Confidence,
    IReadOnlyList<WireDimensionDecision> Dimensions,
    IReadOnlyList<WireGovernorFinding> Governors,
    int? Looks,
    string? LooksReason,
    WireSelectionInflation? WinnersCurse,
    IReadOnlyList<string> Reasons,
    string? Rubric,
    string GateHash,
    DateTimeOffset Created)
{
    /// <summary>Watched slices, which decide nothing; null when no row names one.</summary>
    public IReadOnlyList<WireWatchedSlice>? Slices { get; init; }

    /// <summary>The JSON form of a decision.</summary>
    public static WireGateDecision Of(GateDecision decision) => new(
        decision.Verdict.Word(),
        decision.Rules.Decision == DecisionBasis.Confidence ? "confidence" : "threshold",
        decision.Rules.Confidence,
        [.. decision.Dimensions.Select(WireDimensionDecision.Of)],
        [.. decision.Governors.Select(WireGovernorFinding.Of)],
        (decision.Looks as Looks.Counted)?.Count,
        (decision.Looks as Looks.Unknown)?.Reason,
        decision.WinnersCurse is { } curse ? WireSelectionInflation.Of(curse) : null,
        decision.Reasons,
        decision.Rules.Rubric,
        decision.Rules.Hash,
        decision.Created)
    {
        Slices = decision.Slices.Count == 0 ? null : [.. decision.Slices.Select(WireWatchedSlice.Of)],
    };
}

/// <summary>The winner's curse as JSON shows it.</summary>
/// <param name="Candidates">Distinct candidates that have looked at this test split.</param>
/// <param name="Inflation">Expected inflation of the best mean, by dimension; null where nothing was measured.</param>
public sealed record WireSelectionInflation(int Candidates, IReadOnlyDictionary<string, double?> Inflation)
{
    /// <summary>The JSON form of an inflation.</summary>
    public static WireSelectionInflation Of(SelectionInflation curse) => new(
        curse.Candidates, curse.ByDimension.ToDictionary(entry => entry.Key, entry => (entry.Value as Measurement.Known)?.Value));
}
