namespace Plumbline.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double SqrtTwoPi = 2.50662827463100050242;

    // Rational approximations of the quantile: near the middle, in the tail, far in the tail.
    private static readonly double[] MiddleOver =
        [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3];

    private static readonly double[] MiddleUnder =
        [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3];

    private static readonly double[] TailOver =
        [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4];

    private static readonly double[] TailUnder =
        [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    private static readonly double[] FarOver =
        [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    private static readonly double[] FarUnder =
        [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    /// <summary>The density at <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Density(double z) => Math.Exp(-Probability.Place(z) * z / 2) / SqrtTwoPi;

    /// <summary>The chance of a value up to <paramref name="z"/>; keeps its relative precision in the lower tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Cdf(double z) =>
        Probability.Place(z) < -3 ? Tail(-z) : z > 3 ? 1 - Tail(z) : 0.5 + (Density(z) * Series(z));

    /// <summary>The chance of a value above <paramref name="z"/>; keeps its relative precision in the upper tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Survival(double z) => Cdf(-z);

    /// <summary>The value that a standard normal stays below with probability <paramref name="p"/>; ±∞ at 1 and 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not between 0 and 1.</exception>
    /// <remarks>
    /// To about 1e-15. Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37, 1988.
    /// </remarks>
    public static double Quantile(double p)
    {
        var middle = Probability.Checked(p) - 0.5;
        if (Math.Abs(middle) <= 0.425)
        {
            return middle * Ratio(MiddleOver, MiddleUnder, 0.180625 - (middle * middle));
        }

        var tail = Math.Min(p, 1 - p);
        var root = Math.Sqrt(-Math.Log(tail));
        var size = tail == 0 ? double.PositiveInfinity
            : root <= 5 ? Ratio(TailOver, TailUnder, root - 1.6)
            : Ratio(FarOver, FarUnder, root - 5);
        return middle < 0 ? -size : size;
    }

    /// <summary>z + z³/3 + z⁵/15 + …: all of one sign, so nothing cancels.</summary>
    private static double Series(double z)
    {
        var (sum, term) = (z, z);
        for (var odd = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return sum;
    }

    /// <summary>The upper tail from 3 on: the density times Mills' ratio as a continued fraction.</summary>
    private static double Tail(double z)
    {
        var density = Density(z);
        if (density == 0)
        {
            return 0;
        }

        var mills = new ContinuedFraction(z);
        for (var index = 1; mills.Add(index, z); index++)
        {
        }

        return density * mills.Value;
    }

    private static double Ratio(double[] over, double[] under, double x)
    {
        var (top, bottom) = (over[^1], under[^1]);
        for (var index = over.Length - 2; index >= 0; index--)
        {
            top = (top * x) + over[index];
            bottom = (bottom * x) + under[index];
        }

        return top / bottom;
    }
}
