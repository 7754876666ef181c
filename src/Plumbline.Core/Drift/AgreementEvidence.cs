using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Evidence that a judge agrees with people less than it should, which may be looked at after every spot check.</summary>
/// <param name="Expected">The share of agreement that should hold at least, in (0, 1).</param>
/// <param name="Checks">Spot checks so far.</param>
/// <param name="Agreements">Spot checks on which both said the same.</param>
/// <param name="Log">Natural logarithm of the evidence against the share; 0 at the start.</param>
/// <param name="Highest">The highest logarithm so far.</param>
/// <remarks>
/// An e-process: while agreement is as it should be, the chance that the evidence ever reaches 1/alpha is at most alpha, however often it is looked
/// at. Each check bets what the checks before it suggest, and an update costs O(1). Sources: J. Ville, "Étude critique de la notion de collectif",
/// 1939; A. Ramdas, P. Grünwald, V. Vovk, G. Shafer, "Game-theoretic statistics and safe anytime-valid inference", Statistical Science 38, 2023.
/// </remarks>
public sealed record AgreementEvidence(double Expected, int Checks = 0, int Agreements = 0, double Log = 0, double Highest = 0)
{
    private const double PseudoChecks = 2;

    /// <summary>The share of agreement that should hold at least.</summary>
    /// <exception cref="ArgumentException">It is not between 0 and 1.</exception>
    public double Expected { get; } = Expected is > 0 and < 1
        ? Expected
        : throw new ArgumentException($"The expected agreement {Expected} should lie between 0 and 1, both excluded.", nameof(Expected));

    /// <summary>Whether the evidence ever was strong enough for an alarm.</summary>
    /// <param name="alpha">Chance of a false alarm, ever, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1.</exception>
    public bool Alarm(double alpha) => Highest >= -Math.Log(OrdinaryNumber.Inside(alpha, nameof(alpha)));

    /// <summary>The state after one more spot check, in the order in which they were made.</summary>
    /// <param name="agreed">Whether the judge and people said the same.</param>
    public AgreementEvidence Next(bool agreed)
    {
        var log = Log + Math.Log(1 + (Stake() * (Expected - (agreed ? 1 : 0))));
        return new(Expected, Checks + 1, Agreements + (agreed ? 1 : 0), log, Math.Max(Highest, log));
    }

    /// <summary>More the further agreement has fallen so far, never so much that one agreement takes more than half.</summary>
    private double Stake()
    {
        var so = ((PseudoChecks * Expected) + Agreements) / (PseudoChecks + Checks);
        var fall = Expected - so;
        return Math.Clamp(fall / (Math.Max(so * (1 - so), 0.01) + (fall * fall)), 0, 0.5 / (1 - Expected));
    }
}
