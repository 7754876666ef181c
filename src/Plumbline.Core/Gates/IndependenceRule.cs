using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A score that people gave decides only as far as their labels are independent of the candidate.</summary>
public static class IndependenceRule
{
    /// <summary>The code of the warning that contaminated labels flatter the candidate.</summary>
    public const string Inflated = "contaminated_subset_inflated";

    /// <summary>The gap above which contaminated labels are said to flatter, in score: own default.</summary>
    public const double Gap = 0.03;

    /// <summary>Judges a verdict that was reached on independent labels alone.</summary>
    /// <param name="clean">How many items have an independent label.</param>
    /// <param name="needed">How many the decision needs.</param>
    /// <param name="decided">What the independent labels say.</param>
    /// <param name="gap">Score on contaminated labels less score on independent ones; an unknown gap warns of nothing.</param>
    /// <param name="tolerated">The gap that is tolerated, 0 to 1.</param>
    /// <returns>
    /// Too few: inconclusive with <see cref="Cause.TooFewIndependentLabels"/>, whatever they say. A pass beside a gap whose lower bound
    /// exceeds what is tolerated: a pass with the warning. Otherwise the verdict as it is.
    /// </returns>
    /// <remarks>Own design; no reference exists.</remarks>
    public static IndependenceFinding Decide(int clean, int needed, Verdict decided, Measurement gap, double tolerated = Gap) => clean < needed
        ? new(Verdict.Inconclusive, Cause.TooFewIndependentLabels, false)
        : new(decided, null, decided == Verdict.Pass && gap is Measurement.Known { Interval: { } bounds } && bounds.Low > tolerated);
}

/// <summary>What the rule of independence says.</summary>
/// <param name="Verdict">The verdict that stands.</param>
/// <param name="Cause">Why it is inconclusive; null when the labels suffice.</param>
/// <param name="Warns">True when a pass comes with the warning <see cref="IndependenceRule.Inflated"/>.</param>
public sealed record IndependenceFinding(Verdict Verdict, Cause? Cause, bool Warns);
