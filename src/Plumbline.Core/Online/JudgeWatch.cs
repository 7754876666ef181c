using Plumbline.Drift;
using Plumbline.Statistics;

namespace Plumbline.Online;

/// <summary>What spot checks say of an evaluator: whether people still say the same as it does.</summary>
/// <param name="Agreement">The share of spot checks on which both said the same, with bounds that hold at every look.</param>
/// <param name="AlarmAt">The spot check, counted from 1, with which the evidence against the expected agreement became strong enough; null when it never did.</param>
public sealed record JudgeWatch(Measurement Agreement, int? AlarmAt)
{
    private const double Half = 0.5;

    /// <summary>Goes through spot checks in the order in which people answered.</summary>
    /// <param name="agreed">Whether the evaluator and the person said the same.</param>
    /// <param name="expected">The share of agreement that should hold at least, in (0, 1).</param>
    /// <param name="alpha">Chance of a false alarm, ever, in (0, 1).</param>
    /// <exception cref="ArgumentException">The expected share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1.</exception>
    /// <remarks>
    /// The alarm is <see cref="AgreementEvidence"/>'s: it may be looked at after every check. Against an expected 0.9 it finds an agreement of 0.7 within 80 checks
    /// nine times in ten. Cost checks, and 100 passes for the bounds.
    /// </remarks>
    public static JudgeWatch Of(IReadOnlyList<bool> agreed, double expected, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        var (evidence, alarm) = (new AgreementEvidence(expected), (int?)null);
        foreach (var said in agreed)
        {
            evidence = evidence.Next(said);
            alarm ??= evidence.Alarm(alpha) ? evidence.Checks : null;
        }

        return new(BettingSequence.Of([.. agreed.Select(said => said ? 1.0 : 0.0)], 1 - alpha), alarm);
    }

    /// <summary>Whether two scores fall on the same side of one half; one half itself is on the side of no.</summary>
    /// <param name="one">A score from 0 to 1.</param>
    /// <param name="other">Another.</param>
    public static bool Agree(double one, double other) => one > Half == other > Half;
}
