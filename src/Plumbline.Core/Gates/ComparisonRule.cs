using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Compares a candidate with one reference on the same items.</summary>
/// <param name="With">The reference.</param>
/// <param name="Margin">Tolerated drop; null: the comparison is only shown.</param>
/// <param name="Standard">How much proof is asked for.</param>
internal sealed record ComparisonRule(Reference With, double? Margin, Standard Standard)
{
    private string Name => With == Reference.Previous ? "previous" : "anchor";

    /// <summary>The margin has no reference to be held against: inconclusive.</summary>
    public ComparisonDecision WithoutReference() => Undecided(0, $"{Name}: a tolerated drop is set, but no {Name} scores were given (--{Option}).");

    /// <summary>Compares.</summary>
    /// <param name="pairing">The reference's items.</param>
    /// <param name="countMissing">Whether items the candidate has no score for count as 0.</param>
    public ComparisonDecision Decide(Pairing pairing, bool countMissing)
    {
        var scored = pairing.Scored;
        if (scored.Count == 0)
        {
            return Undecided(pairing.Missing.Count, $"{Name}: no item was scored on both sides.");
        }

        var measured = PairedChange.Of(scored, Standard.Level);
        var counted = countMissing && pairing.Missing.Count > 0;
        ItemPair[] all = counted ? [.. scored, .. pairing.Missing] : [.. scored];
        var decided = counted ? PairedChange.Of(all, Standard.Level) : measured;
        var finding = Margin is { } margin
            ? Rule(margin).Check(decided, known => Planning.ForChange(all, known, margin, Standard.Alpha))
            : new RuleFinding(Verdict.Pass, ItemsNeeded.None, []);
        return new(
            With,
            scored.Count,
            measured,
            StableSum.Mean([.. scored.Select(pair => pair.From)]),
            StableSum.Mean([.. scored.Select(pair => pair.To)]),
            Margin,
            scored.Count(pair => pair.Change > 0),
            scored.Count(pair => pair.Change < 0),
            pairing.Missing.Count,
            counted ? decided : null,
            Margin is null ? null : finding.Verdict,
            finding.Needed,
            [.. Left(pairing), .. finding.Reasons]);
    }

    private IEnumerable<string> Left(Pairing pairing) => pairing.Unmatched == 0
        ? []
        : [$"{Name}: {pairing.Unmatched} of the candidate's {pairing.Unmatched + pairing.Scored.Count} scored items have no score there, so they are not compared."];

    private string Option => With == Reference.Previous ? "baseline" : "anchor";

    private LimitRule Rule(double margin) =>
        new($"{Name}: the change", -margin, $"{-margin:0.000;-0.000;0.000}, the tolerated drop", Standard.Basis);

    private ComparisonDecision Undecided(int missing, string reason) => new(
        With,
        0,
        new Measurement.Unknown(Cause.NoOverlap, reason),
        null,
        null,
        Margin,
        0,
        0,
        missing,
        null,
        Margin is null ? null : Verdict.Inconclusive,
        Margin is null ? ItemsNeeded.None : new(null, "no item was scored on both sides"),
        Margin is null ? [] : [reason]);
}
