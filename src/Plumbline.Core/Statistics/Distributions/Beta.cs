namespace Plumbline.Statistics.Distributions;

/// <summary>The beta distribution; its distribution function is the regularised incomplete beta function.</summary>
public static class Beta
{
    /// <summary>The chance that a Beta(a, b) value is at most <paramref name="x"/>: Iₓ(a, b).</summary>
    /// <param name="x">Clamped to [0, 1].</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not a positive finite number, or <paramref name="x"/> is NaN.</exception>
    /// <remarks>
    /// Continued fraction with a saddle-point factor, so that large shapes keep their digits; cost O(√max(a, b)).
    /// Sources: A. R. DiDonato, A. H. Morris, "Significant digit computation of the incomplete beta function ratios", ACM TOMS 18, 1992;
    /// C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
    /// </remarks>
    public static double Cdf(double x, double a, double b) => Cdf(x, 1 - x, a, b);

    /// <summary>The value that a Beta(a, b) stays below with probability <paramref name="p"/>.</summary>
    /// <param name="p">From 0 to 1.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double p, double a, double b)
    {
        Shapes(a, b);
        if (Probability.Checked(p) is 0 or 1)
        {
            return p;
        }

        var density = new BetaFactor(a, b);
        return BracketedNewton.Solve(0, 1, Guess(p, a, b), x =>
        {
            var factor = density.At(x, 1 - x);
            return (Cdf(x, 1 - x, a, b, factor) - p, factor / (x * (1 - x)));
        });
    }

    /// <summary>Iₓ(a, b) from both x and 1 − x, for callers who know the smaller of them exactly.</summary>
    internal static double Cdf(double x, double rest, double a, double b)
    {
        Shapes(a, b);
        return Probability.Place(x) <= 0 ? 0 : rest <= 0 ? 1 : Cdf(x, rest, a, b, new BetaFactor(a, b).At(x, rest));
    }

    private static double Cdf(double x, double rest, double a, double b, double factor) =>
        x <= (a + 1) / (a + b + 2) ? factor * Fraction(x, a, b) / a : 1 - (factor * Fraction(rest, b, a) / b);

    private static double Fraction(double x, double a, double b)
    {
        var fraction = new ContinuedFraction(1);
        fraction.Add(-(a + b) * x / (a + 1), 1);
        for (var m = 1.0; ; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            var (first, second) = (fraction.Add(even, 1), fraction.Add(odd, 1));
            if ((!first && !second) || m > 1_000_000)
            {
                return fraction.Value;
            }
        }
    }

    /// <summary>A first guess: normal for ordinary shapes (Abramowitz and Stegun 26.5.22), the edges' powers for small ones.</summary>
    private static double Guess(double p, double a, double b)
    {
        if (a < 1 || b < 1)
        {
            var left = Math.Pow(a / (a + b), a) / a;
            var right = Math.Pow(b / (a + b), b) / b;
            return p < left / (left + right) ? Math.Pow(a * (left + right) * p, 1 / a) : 1 - Math.Pow(b * (left + right) * (1 - p), 1 / b);
        }

        var z = -Normal.Quantile(p);
        var curve = ((z * z) - 3) / 6;
        var (inverseA, inverseB) = (1 / ((2 * a) - 1), 1 / ((2 * b) - 1));
        var spread = 2 / (inverseA + inverseB);
        var shift = (z * Math.Sqrt(spread + curve) / spread) - ((inverseB - inverseA) * (curve + (5.0 / 6) - (2 / (3 * spread))));
        return a / (a + (b * Math.Exp(2 * shift)));
    }

    private static void Shapes(double a, double b)
    {
        if (!(a > 0 && b > 0 && double.IsFinite(a + b)))
        {
            throw new ArgumentOutOfRangeException(a > 0 ? nameof(b) : nameof(a), $"The shapes {a} and {b} should be positive and finite.");
        }
    }
}
