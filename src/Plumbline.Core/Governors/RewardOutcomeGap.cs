using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>
/// Does what happens in the world get worse while the loop is told that all is well? Compares a candidate's outcomes, and its reward beside
/// them, with those of the anchor release and of the release before it, whichever have outcomes.
/// </summary>
public static class RewardOutcomeGap
{
    /// <summary>The governor's name.</summary>
    public const string Id = "reward_outcome_gap";

    /// <summary>Holds when the share of good outcomes is significantly down, whatever the reward does.</summary>
    /// <param name="rows">Outcomes by release and unit, at most one each; rewards may be absent.</param>
    /// <param name="confidence">One-sided confidence, above 0.5 and below 1.</param>
    /// <returns>
    /// Hold when the upper bound of the outcome's change against any release is below 0; clear when it is not; not measured, with a warning, when
    /// the candidate or every other release has no outcome. The evidence holds the outcome shares and mean rewards, their changes and their
    /// intervals; those of a second release end with its name.
    /// </returns>
    /// <exception cref="ArgumentException">A unit has two outcomes for one release, or a reward is beyond ±1e100.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1.</exception>
    /// <remarks>Outcome shares are compared by Newcombe's interval, rewards by Welch's t; releases serve different units, so nothing is paired.</remarks>
    public static GovernorFinding Of(IReadOnlyCollection<OutcomeRow> rows, double confidence)
    {
        if (rows.GroupBy(row => (row.Release, row.Unit)).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw new ArgumentException($"Unit '{doubled.Key.Unit}' has two outcomes for the {doubled.Key.Release} release.", nameof(rows));
        }

        ReleaseTotals On(Release release) => ReleaseTotals.Of(rows.Where(row => row.Release == release));
        return Of(On(Release.Candidate), [(Release.Anchor, On(Release.Anchor)), (Release.Baseline, On(Release.Baseline))], confidence);
    }

    /// <summary>The same from counts and sums, as a store keeps them; outcomes and rewards need not come from the same units.</summary>
    /// <param name="candidate">What happened under the candidate.</param>
    /// <param name="references">The releases it is compared with, and what happened under them in the same time.</param>
    /// <param name="confidence">One-sided confidence, above 0.5 and below 1.</param>
    /// <returns>As above.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1.</exception>
    public static GovernorFinding Of(ReleaseTotals candidate, IReadOnlyList<(Release With, ReleaseTotals Totals)> references, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var level = Math.Round((2 * confidence) - 1, 12);
        var now = Arm.Of(candidate, level);
        ReleaseComparison[] compared =
        [
            .. references.OrderBy(reference => reference.Totals.Outcomes == 0).Where((reference, place) => place == 0 || reference.Totals.Outcomes > 0)
                .Select(reference => ReleaseComparison.Of(now, reference.With, Arm.Of(reference.Totals, level), level)),
        ];
        var evidence = new Dictionary<string, Measurement> { ["candidate_outcome"] = now.Outcome, ["candidate_reward"] = now.Reward };
        foreach (var (place, comparison) in compared.Index())
        {
            comparison.Enter(evidence, place == 0 ? "" : $"_{comparison.Name}");
        }

        return now.N == 0 || compared.All(comparison => comparison.Reference.N == 0)
            ? new(Id, Severity.Warn, [now.N == 0 ? "The candidate has no outcome." : "No release that the candidate could be compared with has an outcome."], evidence) { Measured = false }
            : new(Id, compared.Max(comparison => comparison.Severity), [.. compared.Select(comparison => comparison.Sentence)], evidence);
    }

    /// <summary>The same for outcomes of several kinds, each compared by itself: a kind that arrives later is no share of one that is known at once.</summary>
    /// <param name="outcomes">The kinds, the most observed first; at least one.</param>
    /// <param name="confidence">One-sided confidence of all comparisons together, above 0.5 and below 1; over m kinds each has 1 - (1 - confidence) / m.</param>
    /// <returns>The strongest severity of any kind. With several kinds, reasons begin with the kind, and the evidence of all but the first is named after it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1, or there is no kind.</exception>
    /// <exception cref="ArgumentException">Two kinds have one name.</exception>
    /// <remarks>Over several kinds the error is shared out after Bonferroni, so that watching more does not hold more by chance.</remarks>
    public static GovernorFinding Of(IReadOnlyList<NamedOutcome> outcomes, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Count);
        if (outcomes.CountBy(outcome => outcome.Name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1) is { Value: > 1 } twice)
        {
            throw new ArgumentException($"The outcome '{twice.Key}' stands twice.", nameof(outcomes));
        }

        NamedOutcome[] compared = [.. outcomes.Where(outcome => outcome.IsComparable)];
        if (compared.Length < 2)
        {
            var only = compared.FirstOrDefault() ?? outcomes[0];
            return Of(only.Candidate, only.References, confidence);
        }

        var each = 1 - ((1 - confidence) / compared.Length);
        var findings = compared.Select(outcome => (outcome.Name, Finding: Of(outcome.Candidate, outcome.References, each))).ToArray();
        return new(
            Id, findings.Max(one => one.Finding.Severity), [.. findings.SelectMany(one => one.Finding.Reasons.Select(reason => $"{one.Name}: {reason}"))],
            findings.Index().SelectMany(one => one.Item.Finding.Evidence.Select(figure => (Key: one.Index == 0 ? figure.Key : $"{one.Item.Name}.{figure.Key}", figure.Value)))
                .ToDictionary(figure => figure.Key, figure => figure.Value));
    }
}
