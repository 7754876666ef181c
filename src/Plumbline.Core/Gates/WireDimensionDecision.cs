using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A gate's decision on one dimension as JSON shows it.</summary>
/// <param name="Dimension">Name as in the gate file.</param>
/// <param name="N">Items with a score.</param>
/// <param name="Missing">Items without.</param>
/// <param name="Score">Mean over the items with a score; null beside <paramref name="Reason"/>.</param>
/// <param name="Interval">Its interval; null beside <paramref name="Reason"/>.</param>
/// <param name="Reason">Code of why there is no score or no interval.</param>
/// <param name="Minimum">Lowest accepted mean; null: none asked for.</param>
/// <param name="Verdict">pass, fail or inconclusive.</param>
/// <param name="Comparisons">One entry per reference.</param>
/// <param name="ItemsNeeded">Further items that would decide every open rule; null beside its reason.</param>
/// <param name="ItemsNeededReason">Why no number can be given.</param>
/// <param name="Decided">The figures that decided, when missing items counted as 0.</param>
/// <param name="Reasons">Sentences, comparisons included.</param>
/// <param name="Independence">How far the labels behind the scores are independent of the candidate; null when no label stands behind them.</param>
public sealed record WireDimensionDecision(
    string Dimension,
    int N,
    int Missing,
    double? Score,
    WireInterval? Interval,
    string? Reason,
    double? Minimum,
    string Verdict,
    IReadOnlyList<WireComparisonDecision> Comparisons,
    int? ItemsNeeded,
    string? ItemsNeededReason,
    WireDecided? Decided,
    IReadOnlyList<string> Reasons,
    WireIndependenceDecision? Independence = null)
{
    /// <summary>The JSON form of a dimension's decision.</summary>
    public static WireDimensionDecision Of(DimensionDecision dimension)
    {
        var score = WireMeasurement.Of(dimension.Score);
        return new(
            dimension.Dimension,
            dimension.N,
            dimension.Missing,
            score.Value,
            score.Interval,
            score.Reason,
            dimension.Minimum,
            dimension.Verdict.Word(),
            [.. dimension.Comparisons.Select(WireComparisonDecision.Of)],
            dimension.Needed.Count,
            dimension.Needed.Reason,
            WireDecided.Of(dimension.N + dimension.Missing, dimension.Decided),
            dimension.Reasons,
            dimension.Independence is { } independence ? WireIndependenceDecision.Of(independence) : null);
    }
}

/// <summary>The mean that decided when missing items counted as 0.</summary>
/// <param name="N">Items, the missing ones included.</param>
/// <param name="Score">Their mean.</param>
/// <param name="Interval">Its interval.</param>
public sealed record WireDecided(int N, double? Score, WireInterval? Interval)
{
    internal static WireDecided? Of(int n, Measurement? decided) =>
        decided is null ? null : WireMeasurement.Of(decided) is var wire ? new(n, wire.Value, wire.Interval) : null;
}
