using Plumbline.Statistics;

namespace Plumbline.Governors;

/// <summary>A candidate beside one other release: the outcome first, the reward never without it.</summary>
/// <param name="With">The other release.</param>
/// <param name="Reference">What it achieved.</param>
/// <param name="Outcome">Change of the share of good outcomes.</param>
/// <param name="Reward">Change of the mean reward.</param>
internal sealed record ReleaseComparison(Release With, Arm Reference, Measurement Outcome, Measurement Reward)
{
    public static ReleaseComparison Of(Arm candidate, Release with, Arm reference, double level) => new(
        with, reference, Newcombe.Of(candidate.Good, candidate.N, reference.Good, reference.N, level), Rewards(candidate, reference, level));

    public string Name => With == Release.Anchor ? "anchor" : "baseline";

    public Severity Severity => Bounds is { High: < 0 } ? Severity.Hold : Severity.Clear;

    public string Sentence => Outcome is Measurement.Known { Interval: { } bounds } known
        ? bounds.High < 0
            ? $"The outcome is down against the {Name} release by {-known.Value:0.000} (at least {-bounds.High:0.000}), while {Trend}."
            : $"The outcome is not shown to be down against the {Name} release: change {known.Value:+0.000;-0.000;0.000}, between {bounds.Low:0.000} and {bounds.High:0.000}{Unseen(bounds)}; {Trend}."
        : $"The outcome could not be compared with the {Name} release.";

    public void Enter(Dictionary<string, Measurement> evidence, string suffix)
    {
        evidence[$"reference_outcome{suffix}"] = Reference.Outcome;
        evidence[$"outcome_difference{suffix}"] = Outcome;
        evidence[$"reference_reward{suffix}"] = Reference.Reward;
        evidence[$"reward_difference{suffix}"] = Reward;
    }

    private Interval? Bounds => (Outcome as Measurement.Known)?.Interval;

    private static string Unseen(Interval bounds) => bounds.Low < 0 ? $", so a drop of up to {-bounds.Low:0.000} is not ruled out" : "";

    private static Measurement Rewards(Arm candidate, Arm reference, double level) => candidate.Rewards == 0 || reference.Rewards == 0
        ? new Measurement.Unknown(Cause.TooFew, "One of the two releases has no reward.")
        : Welch.Of(candidate.Mean, candidate.Variance, candidate.Rewards, reference.Mean, reference.Variance, reference.Rewards, level);

    private string Trend => Reward switch
    {
        Measurement.Known { Interval.Low: > 0, Value: var rise } => $"the reward rose by {rise:0.000}",
        Measurement.Known { Interval.High: < 0, Value: var fall } => $"the reward fell by {-fall:0.000}",
        Measurement.Known { Interval: not null, Value: var change } => $"the reward changed by {change:+0.000;-0.000;0.000}, which may be chance",
        Measurement.Known { Value: var change } => $"the reward changed by {change:+0.000;-0.000;0.000}, without an interval to judge it by",
        _ => "the reward was not given",
    };
}
