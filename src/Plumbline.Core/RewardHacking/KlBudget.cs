using System.Globalization;
using Plumbline.Gates;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How far training may move a policy, in nats an answer.</summary>
/// <param name="PerRelease">From the release before, above 0.</param>
/// <param name="Cumulative">From the fixed reference, over all releases; above 0.</param>
/// <remarks>Divergence is not comparable between methods (best-of-n, reinforcement learning): a budget belongs to one.</remarks>
public sealed record KlBudget(double PerRelease, double Cumulative)
{
    /// <summary>Holds a policy to the budget: within it when the upper bounds are, broken when a lower bound is beyond, otherwise not known.</summary>
    /// <param name="fromPrevious">K1 against the release before.</param>
    /// <param name="fromReference">K1 against the fixed reference.</param>
    /// <returns>The stronger of both verdicts, with a sentence for each that is not a pass. What was not measured is inconclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public (Verdict Verdict, IReadOnlyList<string> Reasons) Check(Measurement fromPrevious, Measurement fromReference)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PerRelease);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Cumulative);
        (Verdict Verdict, string Reason)[] findings = [One(fromPrevious, PerRelease, "the release before"), One(fromReference, Cumulative, "the reference")];
        return (Verdicts.Strongest(findings.Select(finding => finding.Verdict)), [.. findings.Where(finding => finding.Verdict != Verdict.Pass).Select(finding => finding.Reason)]);
    }

    private static (Verdict Verdict, string Reason) One(Measurement measured, double limit, string from) => measured switch
    {
        Measurement.Known { Interval: { } bounds } when bounds.High <= limit => (Verdict.Pass, ""),
        Measurement.Known { Interval: { } bounds } when bounds.Low > limit =>
            (Verdict.Fail, Words($"The policy is at least {bounds.Low:0.000} nats from {from}, beyond the budget of {limit:0.###}.")),
        Measurement.Known { Interval: { } bounds } =>
            (Verdict.Inconclusive, Words($"The policy is between {bounds.Low:0.000} and {bounds.High:0.000} nats from {from}; the budget is {limit:0.###}.")),
        Measurement.Known known => (Verdict.Inconclusive, Words($"The distance from {from} is {known.Value:0.000} nats, without bounds ({known.Cause?.Code()}).")),
        Measurement.Unknown unknown => (Verdict.Inconclusive, $"The distance from {from} was not measured: {unknown.Reason}"),
        _ => throw new ArgumentOutOfRangeException(nameof(measured)),
    };

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
