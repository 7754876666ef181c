using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Decides a dimension on the rows whose labels are independent of the candidate, and says when those are too few.</summary>
internal static class IndependenceCase
{
    private const double Level = 0.95;

    public static DimensionDecision Decide(DimensionCase all, IndependenceLimits limits)
    {
        var rows = IndependentRows.Of(all.Candidate);
        var kept = all with
        {
            Items = rows.Among(all.Items),
            Candidate = rows.Kept,
            Previous = rows.Beside(all.Previous),
            Anchor = rows.Beside(all.Anchor),
            SetAside = rows.Aside.Count,
        };
        var decided = kept.Decide();
        return rows.RestOnLabels ? Judge(decided, rows, limits) : decided;
    }

    private static DimensionDecision Judge(DimensionDecision decided, IndependentRows rows, IndependenceLimits limits)
    {
        var clean = rows.CleanScores;
        var gap = ContaminationGap.Of(rows.AsideScores, clean, Level);
        var needed = Needed(decided, clean.Length, rows.Aside.Count, limits);
        var found = IndependenceRule.Decide(clean.Length, needed ?? clean.Length + 1, decided.Verdict, gap, limits.Gap);
        var independence = new IndependenceDecision(clean.Length, rows.Aside.Count, needed, gap, found.Cause, found.Warns);
        return decided with
        {
            Verdict = Verdicts.Strongest([decided.Verdict, found.Verdict]),
            Needed = ItemsNeeded.Together([decided.Needed, Further(found, needed, clean.Length)]),
            Reasons = [.. Reasons(independence), .. decided.Reasons],
            Independence = independence,
        };
    }

    /// <summary>
    /// The number asked for, at least one; where labels were set aside and a rule is open, what that rule needs. Null when labels were set
    /// aside and there is no plan.
    /// </summary>
    private static int? Needed(DimensionDecision decided, int clean, int aside, IndependenceLimits limits)
    {
        var asked = Math.Max(limits.Minimum ?? 1, 1);
        return (aside > 0 && decided.Verdict != Verdict.Fail, decided.Needed.Count) switch
        {
            (true, { } further) => Math.Max(asked, clean + further),
            (true, null) when clean == 0 || decided.Verdict == Verdict.Pass => limits.Minimum > clean ? limits.Minimum : null,
            _ => asked,
        };
    }

    private static ItemsNeeded Further(IndependenceFinding found, int? needed, int clean) =>
        found.Cause is not null && needed is { } count ? new(count - clean) : ItemsNeeded.None;

    private static IEnumerable<string> Reasons(IndependenceDecision independence) => independence switch
    {
        { Cause: { } cause } => [$"{cause.Code()}: {Share(independence)} independent of the candidate{Short(independence)}. {Others(independence)}"],
        { Warns: true, Gap: Measurement.Known { Interval: { } bounds } gap } =>
            [$"Warning {IndependenceRule.Inflated}: the {independence.SetAside} items set aside score {gap.Value:0.000} higher ({bounds.Low:0.000} to {bounds.High:0.000}) than the independent ones."],
        { SetAside: > 0 } => [$"{Share(independence)} independent of the candidate. {Others(independence)}"],
        _ => [],
    };

    private static string Share(IndependenceDecision independence) =>
        $"{independence.Clean} of {independence.Clean + independence.SetAside} judged items have a label that is";

    private static string Short(IndependenceDecision independence) => independence.Needed is { } needed ? $", and {needed} are needed" : "";

    private static string Others(IndependenceDecision independence) => independence.SetAside == 0
        ? ""
        : $"The other {independence.SetAside} were set aside: the candidate's own family had a part in their labels, or whose part it was is unknown.";
}
