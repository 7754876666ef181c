using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Evidence that a share is not what it is said to be, valid at every look: the e-value of a uniform mixture.</summary>
/// <remarks>
/// The chance that it ever reaches 1/alpha although the share is true is at most alpha. 1 is no evidence, 20 is strong.
/// Source: J. Ville, "Étude critique de la notion de collectif", 1939; G. Shafer, "Testing by betting", JRSS A 184, 2021.
/// </remarks>
public static class BetaMixture
{
    /// <summary>The logarithm of the e-value against <paramref name="share"/>.</summary>
    /// <param name="successes">From 0 to <paramref name="n"/>.</param>
    /// <param name="n">Trials so far; 0 is no evidence: 0.</param>
    /// <param name="share">The share that is put to the test, strictly between 0 and 1.</param>
    /// <returns>ln B(k + 1, n − k + 1) − k ln p − (n − k) ln(1 − p).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the share is outside its range.</exception>
    public static double LogE(int successes, int n, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var failures = n - successes;
        return GammaFunction.LogBeta(successes + 1.0, failures + 1.0) - (successes * Math.Log(share)) - (failures * Logarithm.OnePlus(-share));
    }
}
