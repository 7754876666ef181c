namespace Plumbline.Statistics.Distributions;

/// <summary>The gamma distribution with scale 1; its distribution function is the regularised incomplete gamma function.</summary>
/// <remarks>
/// Source: W. Gautschi, "A computational procedure for incomplete gamma functions", ACM TOMS 5, 1979. Cost O(√shape).
/// </remarks>
public static class Gamma
{
    /// <summary>A shape beyond it would take minutes.</summary>
    private const double Largest = 1e14;

    /// <summary>The chance that the value is at most <paramref name="x"/>: P(shape, x); 0 for negative x.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not above 0 and at most 1e14, or <paramref name="x"/> is NaN.</exception>
    public static double Cdf(double x, double shape) =>
        Shape(shape) > 0 && Probability.Place(x) <= 0 ? 0 : x < shape + 1 ? Lower(x, shape) : 1 - Upper(x, shape);

    /// <summary>The chance that the value is above <paramref name="x"/>: Q(shape, x); 1 for negative x.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not above 0 and at most 1e14, or <paramref name="x"/> is NaN.</exception>
    public static double Survival(double x, double shape) =>
        Shape(shape) > 0 && Probability.Place(x) <= 0 ? 1 : x < shape + 1 ? 1 - Lower(x, shape) : Upper(x, shape);

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>; ∞ at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Quantile(double p, double shape)
    {
        Shape(shape);
        if (Probability.Checked(p) is 0 or 1)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        var high = shape + 1;
        while (Cdf(high, shape) < p && double.IsFinite(high))
        {
            high *= 2;
        }

        return BracketedNewton.Solve(0, high, Guess(p, shape), x =>
            (p < 0.5 ? Cdf(x, shape) - p : 1 - p - Survival(x, shape), Factor(x, shape) / x));
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a).</summary>
    private static double Factor(double x, double shape) =>
        Math.Sqrt(shape / (2 * Math.PI)) * Math.Exp(-GammaFunction.Deviance(shape, x) - GammaFunction.StirlingRest(shape));

    private static double Lower(double x, double shape)
    {
        var term = 1 / shape;
        var sum = term;
        for (var next = shape + 1; sum + term != sum; next++)
        {
            term *= x / next;
            sum += term;
        }

        return Factor(x, shape) * sum;
    }

    private static double Upper(double x, double shape)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var fraction = new ContinuedFraction(x + 1 - shape);
        for (var index = 1; fraction.Add(-index * (index - shape), x + (2 * index) + 1 - shape); index++)
        {
        }

        return Factor(x, shape) * fraction.Value;
    }

    /// <summary>Wilson and Hilferty's cube for ordinary shapes, the power at the edge for small ones.</summary>
    private static double Guess(double p, double shape)
    {
        var third = 1 / (9 * shape);
        var cube = 1 - third + (Normal.Quantile(p) * Math.Sqrt(third));
        return shape >= 0.5 && cube > 0.1
            ? shape * cube * cube * cube
            : Math.Exp((Math.Log(p) + GammaFunction.Log(shape + 1)) / shape);
    }

    private static double Shape(double shape) =>
        shape is > 0 and <= Largest ? shape : throw new ArgumentOutOfRangeException(nameof(shape), shape, "The shape should be positive, and at most 1e14.");
}
