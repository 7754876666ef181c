using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>A share of successes among independent trials, with its interval.</summary>
/// <remarks>Clopper–Pearson decides, because it never covers less than its level; Wilson is shown; Jeffreys is between them.</remarks>
public static class Proportion
{
    /// <summary>The share with its exact interval, which covers the true share with at least the level, whatever it is.</summary>
    /// <param name="successes">From 0 to <paramref name="n"/>.</param>
    /// <param name="n">Independent trials.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>The share and "clopper-pearson" bounds; 0 and n successes have bounds 0 and 1. Unknown without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>
    /// Source: C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934.
    /// </remarks>
    public static Measurement ClopperPearson(int successes, int n, double level) =>
        Of(successes, n, level, "clopper-pearson", tail => (Lower(successes, n, tail), Upper(successes, n, tail)));

    /// <summary>The share with its score interval: narrower than the exact one, right on average over shares.</summary>
    /// <param name="successes">From 0 to <paramref name="n"/>.</param>
    /// <param name="n">Independent trials.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The share and "wilson" bounds. Unknown without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.</remarks>
    public static Measurement Wilson(int successes, int n, double level) =>
        Of(successes, n, level, "wilson", tail => WilsonBounds(successes, n, -Normal.Quantile(tail)));

    /// <summary>The share with the equal-tailed interval of the Beta(½, ½) prior.</summary>
    /// <param name="successes">From 0 to <paramref name="n"/>.</param>
    /// <param name="n">Independent trials.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The share and "jeffreys" bounds; 0 at no success, 1 at n. Unknown without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    /// <remarks>Source: L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001.</remarks>
    public static Measurement Jeffreys(int successes, int n, double level) =>
        Of(successes, n, level, "jeffreys", tail => (
            successes == 0 ? 0 : Beta.Quantile(tail, successes + 0.5, n - successes + 0.5),
            successes == n ? 1 : Beta.Quantile(1 - tail, successes + 0.5, n - successes + 0.5)));

    /// <summary>The exact one-sided lower bound; also for effective, not whole, counts.</summary>
    internal static double Lower(double successes, double n, double tail) =>
        successes <= 0 ? 0 : successes >= n ? Math.Pow(tail, 1 / n) : Beta.Quantile(tail, successes, n - successes + 1);

    /// <summary>The exact one-sided upper bound; also for effective, not whole, counts.</summary>
    internal static double Upper(double successes, double n, double tail) => 1 - Lower(n - successes, n, tail);

    /// <summary>The score bounds for <paramref name="z"/> standard errors.</summary>
    internal static (double Low, double High) WilsonBounds(double successes, double n, double z)
    {
        var weight = z * z / n;
        var middle = (successes / n) + (weight / 2);
        var half = z * Math.Sqrt((successes / n * (1 - (successes / n)) / n) + (weight / (4 * n)));
        return (
            successes <= 0 ? 0 : Math.Max(0, (middle - half) / (1 + weight)),
            successes >= n ? 1 : Math.Min(1, (middle + half) / (1 + weight)));
    }

    private static Measurement Of(int successes, int n, double level, string method, Func<double, (double Low, double High)> bounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        var tail = ConfidenceLevel.Tail(level);
        if (n == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no trials.");
        }

        var (low, high) = bounds(tail);
        return new Measurement.Known((double)successes / n, n, new Interval(low, high, level, method));
    }
}
