using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>One dimension before the gate: its rule, the candidate's rows and the references'.</summary>
/// <param name="Rule">What the gate file asks.</param>
/// <param name="Items">Every item that the candidate names, on any dimension, with its cluster.</param>
/// <param name="Candidate">The candidate's rows by item.</param>
/// <param name="Previous">The previous release's rows by item; null when none were given.</param>
/// <param name="Anchor">The anchor release's rows by item; null when none were given.</param>
/// <param name="Standard">How much proof is asked for.</param>
/// <param name="SetAside">Items taken out before, because their labels are not independent of the candidate.</param>
internal sealed record DimensionCase(
    DimensionRule Rule,
    IReadOnlyDictionary<string, string?> Items,
    IReadOnlyDictionary<string, ScoreRow> Candidate,
    IReadOnlyDictionary<string, ScoreRow>? Previous,
    IReadOnlyDictionary<string, ScoreRow>? Anchor,
    Standard Standard,
    int SetAside = 0)
{
    public DimensionDecision Decide()
    {
        ScoreRow[] measured = [.. Candidate.Values.Where(row => row.Score is not null)];
        var previous = Previous is null ? null : Pairing.Of(Candidate, Previous);
        var anchor = Anchor is null ? null : Pairing.Of(Candidate, Anchor);
        var missing = MissingRows(previous, anchor);
        var counted = Above(measured.Length, missing.Count);
        ScoreRow[] all = counted ? [.. measured, .. missing] : measured;
        var score = Score(measured);
        var decided = counted ? MeanScore.Of(all, Standard.Level) : score;
        ComparisonDecision[] comparisons =
        [
            .. Compare(Reference.Previous, Rule.Regression.Previous, previous, counted),
            .. Compare(Reference.Anchor, Rule.Regression.Anchor, anchor, counted),
        ];
        RuleFinding[] findings =
        [
            .. Minimum(all, decided),
            .. comparisons.Where(comparison => comparison.Verdict is not null)
                .Select(comparison => new RuleFinding(comparison.Verdict!.Value, comparison.Needed, comparison.Reasons)),
        ];
        return new(
            Rule.Dimension,
            measured.Length,
            missing.Count,
            score,
            counted ? decided : null,
            Rule.Minimum,
            Verdicts.Strongest(findings.Select(finding => finding.Verdict)),
            comparisons,
            ItemsNeeded.Together(findings.Select(finding => finding.Needed)),
            [.. About(measured.Length, missing.Count, counted, decided), .. findings.SelectMany(finding => finding.Reasons)]);
    }

    private IEnumerable<RuleFinding> Minimum(ScoreRow[] rows, Measurement decided)
    {
        if (Rule.IsEmpty)
        {
            return [new(Verdict.Inconclusive, new(null, "nothing is asked"), ["The gate file asks nothing of this dimension (no_criteria)."])];
        }

        return Rule.Minimum is { } minimum
            ? [new LimitRule("The score", minimum, $"the minimum {minimum:0.000}", Standard.Basis)
                .Check(decided, known => Planning.ForMean(rows, known, minimum, Standard.Alpha))]
            : [];
    }

    private IEnumerable<ComparisonDecision> Compare(Reference with, double? margin, Pairing? pairing, bool counted)
    {
        var rule = new ComparisonRule(with, margin, Standard);
        return pairing is not null ? [rule.Decide(pairing, counted)] : margin is not null ? [rule.WithoutReference()] : [];
    }

    private Measurement Score(ScoreRow[] measured) => (measured.Length, Candidate.Count) switch
    {
        (0, _) when SetAside > 0 => new Measurement.Unknown(
            Cause.TooFewIndependentLabels, $"None of the {SetAside + Items.Count} items has a label that is independent of the candidate."),
        (0, 0) => new Measurement.Unknown(Cause.TooFew, "The candidate has no row on this dimension."),
        (0, _) => new Measurement.Unknown(Cause.NoAnswer, $"None of the {Items.Count} items has a score."),
        _ => MeanScore.Of(measured, Standard.Level),
    };

    /// <summary>Every missing item once, with the score 0 that it has when it is counted.</summary>
    private List<ScoreRow> MissingRows(params IEnumerable<Pairing?> pairings)
    {
        var missing = Items.Where(item => Candidate.GetValueOrDefault(item.Key)?.Score is null).ToDictionary(StringComparer.Ordinal);
        foreach (var pair in pairings.SelectMany(pairing => pairing?.Missing ?? []))
        {
            missing.TryAdd(pair.Item, pair.Cluster);
        }

        return [.. missing.Select(item => new ScoreRow(item.Key, Rule.Dimension, 0, Cluster: item.Value))];
    }

    private bool Above(int measured, int missing) =>
        measured > 0 && (double)missing / (measured + missing) > Rule.MaxMissing + LimitRule.Slack;

    private IEnumerable<string> About(int measured, int missing, bool counted, Measurement decided) => (missing, counted, decided) switch
    {
        (0, _, _) => [],
        (_, true, Measurement.Known known) =>
            [$"{missing} of {measured + missing} items have no score, more than max_missing {Rule.MaxMissing:0.###} allows: each counts as 0, which makes the score {known.Value:0.000}."],
        (_, _, Measurement.Known) => [$"{missing} of {measured + missing} items have no score, within max_missing {Rule.MaxMissing:0.###}: left out."],
        _ => [$"{missing} of {measured + missing} items have no score."],
    };
}
