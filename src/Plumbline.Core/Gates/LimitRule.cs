using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Holds a measurement against a lower limit: the one rule of which minima and tolerated drops are cases.</summary>
/// <param name="Subject">What is measured, as the start of a sentence.</param>
/// <param name="Limit">Lowest accepted true value.</param>
/// <param name="LimitText">The limit in words.</param>
/// <param name="Basis">Bounds or point estimates.</param>
internal sealed record LimitRule(string Subject, double Limit, string LimitText, DecisionBasis Basis)
{
    /// <summary>Rounding must not decide.</summary>
    public const double Slack = 1e-12;

    private static readonly ItemsNeeded Broken = new(null, "the rule is broken, and more items of the same kind would not mend it");

    /// <summary>Decides; what was not measured, or has no bounds, is never a pass by confidence.</summary>
    /// <param name="measured">The measurement with its interval.</param>
    /// <param name="plan">How many further items would decide an open question.</param>
    public RuleFinding Check(Measurement measured, Func<Measurement.Known, ItemsNeeded> plan) => measured switch
    {
        Measurement.Known known when Basis == DecisionBasis.Threshold => ByEstimate(known, plan),
        Measurement.Known { Interval: { } bounds } known => ByBounds(known, bounds, plan),
        Measurement.Known known => Open($"{Subject} is {known.Value:0.000}, without bounds ({known.Cause?.Code() ?? "no interval"}).", plan(known)),
        Measurement.Unknown unknown => Open($"{Subject} was not measured: {unknown.Reason}", new(null, "nothing was measured to plan from")),
        _ => throw new ArgumentOutOfRangeException(nameof(measured)),
    };

    private RuleFinding ByEstimate(Measurement.Known known, Func<Measurement.Known, ItemsNeeded> plan)
    {
        if (known.Value < Limit - Slack)
        {
            return new(Verdict.Fail, Broken, [$"{Subject} is {known.Value:0.000}, below {LimitText}."]);
        }

        if (known.Interval is { } bounds && Proven(bounds))
        {
            return new(Verdict.Pass, ItemsNeeded.None, []);
        }

        var needed = plan(known);
        var interval = known.Interval is { } open ? $"interval {open.Low:0.000}–{open.High:0.000}" : $"no interval ({known.Cause?.Code()})";
        return new(Verdict.Pass, needed, [$"unproven: {interval}, {needed.Sentence} ({Subject} against {LimitText})."]);
    }

    private RuleFinding ByBounds(Measurement.Known known, Interval bounds, Func<Measurement.Known, ItemsNeeded> plan)
    {
        if (Proven(bounds))
        {
            return new(Verdict.Pass, ItemsNeeded.None, []);
        }

        if (bounds.High < Limit - Slack)
        {
            return new(Verdict.Fail, Broken, [$"{Subject} is at most {bounds.High:0.000}, below {LimitText}."]);
        }

        var needed = plan(known);
        return Open($"{Subject} lies between {bounds.Low:0.000} and {bounds.High:0.000}, around {LimitText}; {needed.Sentence}.", needed);
    }

    private bool Proven(Interval bounds) => bounds.Low >= Limit - Slack;

    private static RuleFinding Open(string reason, ItemsNeeded needed) => new(Verdict.Inconclusive, needed, [reason]);
}
