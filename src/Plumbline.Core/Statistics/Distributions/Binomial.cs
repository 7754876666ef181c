namespace Plumbline.Statistics.Distributions;

/// <summary>The number of successes in n independent trials.</summary>
public static class Binomial
{
    /// <summary>The chance of exactly <paramref name="k"/> successes; 0 outside 0…n.</summary>
    /// <param name="k">Successes.</param>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="p">Chance of a success, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000.</remarks>
    public static double Mass(int k, int n, double p)
    {
        Checked(n, p);
        return k < 0 || k > n ? 0
            : p is 0 or 1 ? (k == (p == 0 ? 0 : n) ? 1 : 0)
            : k == 0 || k == n ? Math.Exp(n * (k == 0 ? Logarithm.OnePlus(-p) : Math.Log(p)))
            : new BetaFactor(k, n - k).At(p, 1 - p) * n / ((double)k * (n - k));
    }

    /// <summary>The chance of at most <paramref name="k"/> successes.</summary>
    /// <param name="k">Successes.</param>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="p">Chance of a success, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Cdf(int k, int n, double p)
    {
        Checked(n, p);
        return k < 0 ? 0 : k >= n ? 1 : Beta.Cdf(1 - p, p, n - k, k + 1.0);
    }

    /// <summary>The chance of more than <paramref name="k"/> successes; precise in the tail.</summary>
    /// <param name="k">Successes.</param>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="p">Chance of a success, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Survival(int k, int n, double p)
    {
        Checked(n, p);
        return k < 0 ? 1 : k >= n ? 0 : Beta.Cdf(p, 1 - p, k + 1.0, n - k);
    }

    private static void Checked(int n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        Probability.Checked(p);
    }
}
