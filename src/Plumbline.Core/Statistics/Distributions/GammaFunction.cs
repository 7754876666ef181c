namespace Plumbline.Statistics.Distributions;

/// <summary>The logarithm of the gamma function, its derivative, and what Stirling's formula leaves over.</summary>
/// <remarks>Source: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964, 6.1.41 and 6.3.18.</remarks>
public static class GammaFunction
{
    internal const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>From here on the asymptotic series is exact to the last bit or two.</summary>
    private const double Large = 12;

    // B(2k) / (2k (2k − 1)), k = 1..8
    private static readonly double[] StirlingSeries =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    // B(2k) / (2k), k = 1..7
    private static readonly double[] DigammaSeries =
        [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12];

    /// <summary>ln Γ(x) for x &gt; 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not a positive finite number.</exception>
    public static double Log(double x) => ((Positive(x) - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingRest(x);

    /// <summary>ψ(x) = d ln Γ(x) / dx for x &gt; 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not a positive finite number.</exception>
    public static double Digamma(double x)
    {
        var shift = 0.0;
        for (Positive(x); x < Large; x++)
        {
            shift += 1 / x;
        }

        return Math.Log(x) - (0.5 / x) - (Series(DigammaSeries, 1 / (x * x)) / (x * x)) - shift;
    }

    /// <summary>ln B(a, b) for positive a and b.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a positive finite number.</exception>
    public static double LogBeta(double a, double b) => Log(a) + Log(b) - Log(a + b);

    /// <summary>ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π]: small for large x, so that ratios of gammas keep their digits.</summary>
    internal static double StirlingRest(double x)
    {
        if (x >= Large)
        {
            return Series(StirlingSeries, 1 / (x * x)) / x;
        }

        var product = 1.0;
        var large = x;
        for (; large < Large; large++)
        {
            product *= large;
        }

        return ((large - 0.5) * Math.Log(large)) - large + StirlingRest(large) - Math.Log(product) - ((x - 0.5) * Math.Log(x)) + x;
    }

    /// <summary>x ln(x / mean) + mean − x, without cancellation where x is near the mean: half the Poisson deviance.</summary>
    /// <remarks>Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000.</remarks>
    internal static double Deviance(double x, double mean)
    {
        if (x == 0)
        {
            return mean;
        }

        var ratio = (x - mean) / (x + mean);
        if (Math.Abs(ratio) > 0.1)
        {
            return (x * Math.Log(x / mean)) + mean - x;
        }

        var square = ratio * ratio;
        var power = 2 * x * ratio;
        var sum = (x - mean) * ratio;
        for (var odd = 3; ; odd += 2)
        {
            power *= square;
            var next = sum + (power / odd);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    private static double Series(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var index = coefficients.Length - 1; index >= 0; index--)
        {
            sum = (sum * x) + coefficients[index];
        }

        return sum;
    }

    private static double Positive(double x) =>
        x > 0 && double.IsFinite(x) ? x : throw new ArgumentOutOfRangeException(nameof(x), x, "The gamma function is taken of positive finite numbers only.");
}
