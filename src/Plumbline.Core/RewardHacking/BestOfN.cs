namespace Plumbline.RewardHacking;

/// <summary>What drawing n answers and serving the one with the highest reward does to a policy.</summary>
/// <remarks>
/// Exact where rewards are continuous and never equal, an upper bound otherwise.
/// Source: A. Beirami et al., "Theoretical guarantees on the best-of-n alignment policy", 2024; J. Hilton, L. Gao, "Measuring Goodhart's law", 2022.
/// </remarks>
public static class BestOfN
{
    /// <summary>The largest divergence from the base policy, in nats: ln n − (n − 1) / n.</summary>
    /// <param name="n">Answers drawn, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static double KlBound(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Math.Log(n) - ((n - 1.0) / n);
    }

    /// <summary>How often the best of n has a higher reward than one answer of the base policy: n / (n + 1).</summary>
    /// <param name="n">Answers drawn, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static double WinRate(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return n / (n + 1.0);
    }
}
