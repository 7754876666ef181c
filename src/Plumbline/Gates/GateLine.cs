using System.Globalization;

namespace Plumbline.Gates;

/// <summary>One line of a gate's report, the same for the terminal and for Markdown.</summary>
/// <param name="Rule">What was judged.</param>
/// <param name="Verdict">The word of the verdict.</param>
/// <param name="Estimate">Mean or change.</param>
/// <param name="Interval">Its bounds.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="N">Items measured, and how many are missing.</param>
/// <param name="Note">What else a reader wants on the line.</param>
internal sealed record GateLine(string Rule, string Verdict, string Estimate, string Interval, string Limit, string N, string Note)
{
    public static IReadOnlyList<string> Headings { get; } = ["rule", "verdict", "estimate", "interval", "limit", "items", ""];

    public IReadOnlyList<string> Cells => [Rule, Verdict, Estimate, Interval, Limit, N, Note];

    /// <summary>A line a dimension, followed by one a comparison.</summary>
    public static IReadOnlyList<GateLine> Of(GateDecision decision) =>
        [.. decision.Dimensions.SelectMany(dimension => dimension.Comparisons.Select(Comparison).Prepend(Dimension(dimension)))];

    private static GateLine Dimension(DimensionDecision dimension) => new(
        dimension.Dimension,
        dimension.Verdict.Word(),
        GateNumber.Of(dimension.Decided ?? dimension.Score),
        GateNumber.Interval(dimension.Decided ?? dimension.Score),
        dimension.Minimum is { } minimum ? $"at least {Short(minimum)}" : "no minimum",
        Items(dimension.N, dimension.Missing),
        Join(
            dimension.Decided is null ? "" : $"missing counted as 0; {GateNumber.Of(dimension.Score)} where scored",
            Unproven(dimension.Verdict, dimension.Needed) ? "unproven" : "",
            dimension.Needed is { Count: > 0 and var more } ? $"{more} more items needed" : ""));

    private static GateLine Comparison(ComparisonDecision comparison) => new(
        comparison.With == Reference.Previous ? "  against previous" : "  against anchor",
        comparison.Verdict?.Word() ?? "shown only",
        GateNumber.Signed(comparison.Decided ?? comparison.Difference),
        GateNumber.Interval(comparison.Decided ?? comparison.Difference),
        comparison.Margin is { } margin ? $"drop below {Short(margin)}" : "no margin",
        Items(comparison.N, comparison.Missing),
        Join(
            Unproven(comparison.Verdict, comparison.Needed) ? "unproven" : "",
            comparison.N == 0 ? "" : $"{GateNumber.Of(comparison.From)} → {GateNumber.Of(comparison.To)}, {comparison.Better} better, {comparison.Worse} worse"));

    /// <summary>A pass by the point estimate that the bounds do not bear out.</summary>
    private static bool Unproven(Verdict? verdict, ItemsNeeded needed) => verdict == Gates.Verdict.Pass && needed.Count != 0;

    private static string Join(params IEnumerable<string> notes) => string.Join("; ", notes.Where(note => note.Length > 0));

    private static string Items(int n, int missing) => missing == 0 ? $"{n}" : $"{n} of {n + missing}";

    private static string Short(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
