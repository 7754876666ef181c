using Plumbline.Governors;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>The sentences of a gate's report, the same for the terminal and for Markdown.</summary>
internal static class GateNotes
{
    /// <summary>Why, dimension by dimension and as a whole.</summary>
    public static IEnumerable<string> Reasons(GateDecision decision) =>
    [
        .. decision.Reasons,
        .. decision.Dimensions.SelectMany(dimension => dimension.Reasons.Select(reason => $"{dimension.Dimension}: {reason}")),
    ];

    /// <summary>Each governor with its sentences; reward never without the outcome beside it.</summary>
    public static IEnumerable<string> Governors(GateDecision decision) =>
        decision.Governors.Select(finding => $"{finding.Id}: {finding.Severity.Word()}. {string.Join(' ', finding.Reasons)}{Figures(finding)}");

    /// <summary>Which slices moved among those that were watched; nothing when no row names a slice.</summary>
    public static IEnumerable<string> Slices(GateDecision decision) => decision.Slices.Count == 0 ? [] :
    [
        .. decision.Slices.Where(slice => slice.Moved).Select(slice =>
            $"{slice.Slice}, {slice.Dimension}: moved by {GateNumber.Signed(slice.Change)} {GateNumber.Interval(slice.Change)}, n {((Measurement.Known)slice.Change).Count}, adjusted p {slice.Adjusted:0.####}"),
        $"Slices watched: {decision.Slices.Count}, of which {decision.Slices.Count(slice => slice.Moved)} moved and {decision.Slices.Count(slice => slice.P is null)} cannot be measured. They decide nothing.",
    ];

    /// <summary>How worn the test split is.</summary>
    public static string Looks(GateDecision decision) => (decision.Looks, decision.WinnersCurse) switch
    {
        (Looks.Counted counted, { } curse) => $"Looks at this test split: {counted.Count}, by {counted.Candidates} {(counted.Candidates == 1 ? "candidate" : "candidates")}. {Curse(curse)}",
        (Looks.Unknown unknown, _) => $"Looks at this test split: unknown. {unknown.Reason}",
        _ => "Looks at this test split: unknown.",
    };

    /// <summary>What the decision was made with.</summary>
    public static string Basis(GateDecision decision) =>
        $"Decided by {(decision.Rules.Decision == DecisionBasis.Confidence ? "confidence" : "threshold")} at {decision.Rules.Confidence:0.####}, gate {decision.Rules.Hash[..12]}"
        + $"{(decision.Rules.Rubric is { } rubric ? $", rubric {rubric}" : "")}, {decision.Created.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.";

    private static string Curse(SelectionInflation curse) => curse.Candidates == 1
        ? "No winner's curse yet."
        : "If it was chosen for being best, its score is expected to be too high by "
            + $"{string.Join(", ", curse.ByDimension.Select(entry => $"{entry.Key} {GateNumber.Of(entry.Value)}"))}.";

    private static string Figures(GovernorFinding finding) => string.Concat(finding.Evidence.Select(entry =>
        $" [{entry.Key.Replace('_', ' ')} {GateNumber.Of(entry.Value)}{(entry.Value is Measurement.Known known ? $", n {known.Count}, {GateNumber.Interval(known)}" : "")}]"));
}
