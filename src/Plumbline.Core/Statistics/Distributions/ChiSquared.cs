namespace Plumbline.Statistics.Distributions;

/// <summary>The χ² distribution.</summary>
public static class ChiSquared
{
    /// <summary>The chance of a value up to <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not above 0 and at most 2e14, or <paramref name="x"/> is NaN.</exception>
    public static double Cdf(double x, double degrees) => Gamma.Cdf(x / 2, degrees / 2);

    /// <summary>The chance of a value above <paramref name="x"/>, precise in the tail: the p-value of a χ² statistic.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not above 0 and at most 2e14, or <paramref name="x"/> is NaN.</exception>
    public static double Survival(double x, double degrees) => Gamma.Survival(x / 2, degrees / 2);

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>; ∞ at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double p, double degrees) => 2 * Gamma.Quantile(p, degrees / 2);
}
