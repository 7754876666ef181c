using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>
/// Does what happens in the world get worse while the loop is told that all is well? Compares a candidate's outcomes, and its reward beside
/// them, with those of the anchor release; with those of the release before it where the anchor has none.
/// </summary>
public static class RewardOutcomeGap
{
    /// <summary>The governor's name.</summary>
    public const string Id = "reward_outcome_gap";

    /// <summary>Holds when the share of good outcomes is significantly down, whatever the reward does.</summary>
    /// <param name="rows">Outcomes by release and unit, at most one each; rewards may be absent.</param>
    /// <param name="confidence">One-sided confidence, above 0.5 and below 1.</param>
    /// <returns>
    /// Hold when the upper bound of the outcome's change is below 0; clear when it is not; warn when either side has no outcome. The evidence
    /// holds both outcome shares and both mean rewards, their changes and their intervals.
    /// </returns>
    /// <exception cref="ArgumentException">A unit has two outcomes for one release, or a reward is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1.</exception>
    /// <remarks>Outcome shares are compared by Newcombe's interval, rewards by Welch's t; releases serve different units, so nothing is paired.</remarks>
    public static GovernorFinding Of(IReadOnlyCollection<OutcomeRow> rows, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (rows.GroupBy(row => (row.Release, row.Unit)).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw new ArgumentException($"Unit '{doubled.Key.Unit}' has two outcomes for the {doubled.Key.Release} release.", nameof(rows));
        }

        var with = rows.Any(row => row.Release == Release.Anchor) ? Release.Anchor : Release.Baseline;
        return Of(
            ReleaseTotals.Of(rows.Where(row => row.Release == Release.Candidate)), with, ReleaseTotals.Of(rows.Where(row => row.Release == with)), confidence);
    }

    /// <summary>The same from counts and sums, as a store keeps them; outcomes and rewards need not come from the same units.</summary>
    /// <param name="candidate">What happened under the candidate.</param>
    /// <param name="with">The release it is compared with.</param>
    /// <param name="reference">What happened under that release, in the same time.</param>
    /// <param name="confidence">One-sided confidence, above 0.5 and below 1.</param>
    /// <returns>As above.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0.5 and below 1.</exception>
    public static GovernorFinding Of(ReleaseTotals candidate, Release with, ReleaseTotals reference, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var level = Math.Round((2 * confidence) - 1, 12);
        var (now, then) = (Arm.Of(candidate, level), Arm.Of(reference, level));
        var outcome = Newcombe.Of(now.Good, now.N, then.Good, then.N, level);
        var reward = Reward(now, then, level);
        return Judge(with, outcome, reward, new Dictionary<string, Measurement>
        {
            ["candidate_outcome"] = now.Outcome,
            ["reference_outcome"] = then.Outcome,
            ["outcome_difference"] = outcome,
            ["candidate_reward"] = now.Reward,
            ["reference_reward"] = then.Reward,
            ["reward_difference"] = reward,
        });
    }

    private static GovernorFinding Judge(Release with, Measurement outcome, Measurement reward, Dictionary<string, Measurement> evidence)
    {
        var name = with == Release.Anchor ? "anchor" : "baseline";
        return outcome is not Measurement.Known { Interval: { } bounds } known
            ? new(Id, Severity.Warn, [$"The outcome could not be compared with the {name} release: one of the two has no outcome."], evidence)
            : bounds.High < 0
                ? new(Id, Severity.Hold, [$"The outcome is down against the {name} release by {-known.Value:0.000} (at least {-bounds.High:0.000}), while {Trend(reward)}."], evidence)
                : new(Id, Severity.Clear, [$"The outcome is not down against the {name} release: change {known.Value:+0.000;-0.000;0.000}, between {bounds.Low:0.000} and {bounds.High:0.000}; {Trend(reward)}."], evidence);
    }

    private static Measurement Reward(Arm candidate, Arm reference, double level) => candidate.Rewards == 0 || reference.Rewards == 0
        ? new Measurement.Unknown(Cause.TooFew, "One of the two releases has no reward.")
        : Welch.Of(candidate.Mean, candidate.Variance, candidate.Rewards, reference.Mean, reference.Variance, reference.Rewards, level);

    private static string Trend(Measurement reward) => reward switch
    {
        Measurement.Known { Interval.Low: > 0, Value: var rise } => $"the reward rose by {rise:0.000}",
        Measurement.Known { Interval.High: < 0, Value: var fall } => $"the reward fell by {-fall:0.000}",
        Measurement.Known { Value: var change } => $"the reward changed by {change:+0.000;-0.000;0.000}, which may be chance",
        _ => "the reward was not given",
    };
}
