using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A paired comparison as JSON shows it.</summary>
/// <param name="With">previous or anchor.</param>
/// <param name="N">Items scored on both sides.</param>
/// <param name="Missing">Items that the reference scored and the candidate did not.</param>
/// <param name="From">The reference's mean on the items scored on both sides.</param>
/// <param name="To">The candidate's mean on them.</param>
/// <param name="Difference">Candidate minus reference; null beside <paramref name="Reason"/>.</param>
/// <param name="Interval">Its interval; null beside <paramref name="Reason"/>.</param>
/// <param name="Reason">Code of why there is no difference or no interval.</param>
/// <param name="Margin">Tolerated drop; null: the comparison is only shown.</param>
/// <param name="Better">Items with a higher score.</param>
/// <param name="Worse">Items with a lower score.</param>
/// <param name="Verdict">pass, fail or inconclusive; null without a margin.</param>
/// <param name="ItemsNeeded">Further items that would decide it; null beside its reason.</param>
/// <param name="ItemsNeededReason">Why no number can be given.</param>
/// <param name="Decided">The difference that decided, when missing items counted as 0.</param>
/// <param name="Reasons">Sentences.</param>
public sealed record WireComparisonDecision(
    string With,
    int N,
    int Missing,
    double? From,
    double? To,
    double? Difference,
    WireInterval? Interval,
    string? Reason,
    double? Margin,
    int Better,
    int Worse,
    string? Verdict,
    int? ItemsNeeded,
    string? ItemsNeededReason,
    WireDecidedChange? Decided,
    IReadOnlyList<string> Reasons)
{
    /// <summary>The JSON form of a comparison.</summary>
    public static WireComparisonDecision Of(ComparisonDecision comparison)
    {
        var change = WireMeasurement.Of(comparison.Difference);
        return new(
            comparison.With == Reference.Previous ? "previous" : "anchor",
            comparison.N,
            comparison.Missing,
            comparison.From,
            comparison.To,
            change.Value,
            change.Interval,
            change.Reason,
            comparison.Margin,
            comparison.Better,
            comparison.Worse,
            comparison.Verdict?.Word(),
            comparison.Needed.Count,
            comparison.Needed.Reason,
            WireDecidedChange.Of(comparison.N + comparison.Missing, comparison.Decided),
            comparison.Reasons);
    }
}

/// <summary>The change that decided when missing items counted as 0.</summary>
/// <param name="N">Items, the missing ones included.</param>
/// <param name="Difference">Their mean change.</param>
/// <param name="Interval">Its interval.</param>
public sealed record WireDecidedChange(int N, double? Difference, WireInterval? Interval)
{
    internal static WireDecidedChange? Of(int n, Measurement? decided) =>
        decided is null ? null : WireMeasurement.Of(decided) is var wire ? new(n, wire.Value, wire.Interval) : null;
}
