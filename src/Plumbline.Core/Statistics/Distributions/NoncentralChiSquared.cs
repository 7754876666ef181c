namespace Plumbline.Statistics.Distributions;

/// <summary>The χ² distribution of sums whose parts do not centre on 0.</summary>
/// <remarks>A Poisson mixture of χ² ones, within eight standard deviations; normal where the centre is far off. Source: P. B. Patnaik, Biometrika 36, 1949.</remarks>
internal static class NoncentralChiSquared
{
    private const double Far = 5_000;
    private const double Reach = 8;

    /// <summary>The chance of a value up to x.</summary>
    /// <param name="x">From 0.</param>
    /// <param name="degrees">Degrees of freedom.</param>
    /// <param name="centre">The noncentrality, from 0.</param>
    public static double Cdf(double x, double degrees, double centre)
    {
        if (centre > Far)
        {
            return Normal.Cdf((x - degrees - centre) / Math.Sqrt(2 * (degrees + (2 * centre))));
        }

        var half = centre / 2;
        var reach = (Reach * Math.Sqrt(half)) + (2 * Reach);
        var sum = 0.0;
        for (var j = (int)Math.Max(0, half - reach); j <= half + reach; j++)
        {
            var mass = half == 0 ? (j == 0 ? 1 : 0) : Math.Exp((j * Math.Log(half)) - half - GammaFunction.Log(j + 1));
            sum += mass > 0 ? mass * ChiSquared.Cdf(x, degrees + (2 * j)) : 0;
        }

        return Math.Min(1, sum);
    }

    /// <summary>The noncentrality at which the chance of a value up to x is p; 0 when it is below p even without any.</summary>
    public static double CentreAt(double x, double degrees, double p)
    {
        var (low, high) = (0.0, x + (10 * Math.Sqrt(x + degrees)) + 20);
        if (Cdf(x, degrees, 0) <= p)
        {
            return 0;
        }

        for (var step = 0; step < 60 && high - low > 1e-9 * (1 + high); step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Cdf(x, degrees, middle) > p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
