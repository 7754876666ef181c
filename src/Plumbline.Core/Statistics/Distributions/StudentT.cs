namespace Plumbline.Statistics.Distributions;

/// <summary>Student's t distribution, with any positive number of degrees of freedom.</summary>
public static class StudentT
{
    /// <summary>The chance of a value up to <paramref name="t"/>; keeps its relative precision in the lower tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not a positive finite number, or <paramref name="t"/> is NaN.</exception>
    public static double Cdf(double t, double degrees) => t > 0 ? 1 - Tail(t, degrees) : Tail(-t, degrees);

    /// <summary>The chance of a value above <paramref name="t"/>; keeps its relative precision in the upper tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not a positive finite number, or <paramref name="t"/> is NaN.</exception>
    public static double Survival(double t, double degrees) => Cdf(-t, degrees);

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>; ±∞ at 1 and 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double p, double degrees)
    {
        if (Probability.Checked(p) == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(p, 1 - p);
        var size = tail == 0 ? double.PositiveInfinity : UpperQuantile(tail, degrees);
        return p < 0.5 ? -size : size;
    }

    /// <summary>
    /// Newton on the tail to the power −1/ν, which is nearly straight for heavy tails and the logarithm for normal ones.
    /// </summary>
    private static double UpperQuantile(double tail, double degrees)
    {
        var start = -Normal.Quantile(tail);
        var high = Math.Max(1, start);
        while (Tail(high, degrees) > tail && double.IsFinite(high))
        {
            high *= 2;
        }

        var log = LogDensityAtZero(degrees);
        return BracketedNewton.Solve(0, high, start, t =>
        {
            var above = Tail(t, degrees);
            return (degrees * above * (1 - Math.Pow(above / tail, 1 / degrees)), Math.Exp(log - ((degrees + 1) / 2 * Logarithm.OnePlus(t * t / degrees))));
        });
    }

    private static double Tail(double t, double degrees)
    {
        if (!(degrees > 0 && double.IsFinite(degrees)))
        {
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom should be positive and finite.");
        }

        var ratio = Probability.Place(t) / degrees * t;
        return double.IsInfinity(ratio) ? 0 : 0.5 * Beta.Cdf(1 / (1 + ratio), ratio / (1 + ratio), degrees / 2, 0.5);
    }

    private static double LogDensityAtZero(double degrees) =>
        (degrees / 2 * Logarithm.OnePlus(1 / degrees)) - 0.5 - GammaFunction.HalfLogTwoPi
        + GammaFunction.StirlingRest((degrees + 1) / 2) - GammaFunction.StirlingRest(degrees / 2);
}
