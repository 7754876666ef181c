using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Whether a value is spread as it was: the largest gap between two distribution functions.</summary>
public static class KolmogorovSmirnov
{
    private const long MostExact = 10_000;

    /// <summary>Compares two samples.</summary>
    /// <param name="reference">Finite values in any order.</param>
    /// <param name="current">Finite values in any order.</param>
    /// <returns>
    /// The gap, 0 to 1, and the two-sided p-value: exact when the sample sizes multiply to 10,000 at most, the limit otherwise. With equal values
    /// in both samples the p-value is too large rather than too small. Unknown when one of the samples is empty.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite or is beyond ±1e70.</exception>
    /// <remarks>
    /// Cost O(n log n). Sources: N. V. Smirnov, "Table for estimating the goodness of fit of empirical distributions", Annals of Mathematical
    /// Statistics 19, 1948; J. L. Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3, 1958.
    /// </remarks>
    public static DriftTest Of(IReadOnlyCollection<double> reference, IReadOnlyCollection<double> current)
    {
        var (first, second) = (Sample.Sorted(reference, nameof(reference)), Sample.Sorted(current, nameof(current)));
        if (first.Length == 0 || second.Length == 0)
        {
            return DriftTest.Not(Cause.TooFew, "One of the samples is empty.");
        }

        var (gap, n, m) = (Gap(first, second), first.Length, second.Length);
        var p = (long)n * m <= MostExact ? Exact(gap, n, m) : Limit(gap, n, m);
        return new(new Measurement.Known((double)gap / ((double)n * m), n + m), new Measurement.Known(p, n + m));
    }

    /// <summary>The largest gap in units of 1 / (n m), a whole number.</summary>
    internal static long Gap(double[] first, double[] second)
    {
        var (largest, left, right) = (0L, 0, 0);
        while (left < first.Length && right < second.Length)
        {
            var value = Math.Min(first[left], second[right]);
            while (left < first.Length && first[left] == value)
            {
                left++;
            }

            while (right < second.Length && second[right] == value)
            {
                right++;
            }

            largest = Math.Max(largest, Math.Abs(((long)left * second.Length) - ((long)right * first.Length)));
        }

        return largest;
    }

    /// <summary>The chance that a random order of the two samples comes so far apart somewhere: O(n m).</summary>
    internal static double Exact(long gap, int n, int m)
    {
        var reached = new double[m + 1];
        for (var left = 0; left <= n; left++)
        {
            for (var right = 0; right <= m; right++)
            {
                var apart = Math.Abs(((long)left * m) - ((long)right * n)) >= gap;
                var (before, beside) = (left == 0 ? 0 : reached[right], right == 0 ? 0 : reached[right - 1]);
                reached[right] = apart ? 1 : left + right == 0 ? 0 : ((left * before) + (right * beside)) / (left + right);
            }
        }

        return reached[m];
    }

    /// <summary>Kolmogorov's limit for large samples.</summary>
    internal static double Limit(long gap, double n, double m)
    {
        var x = gap / Math.Sqrt(n * m * (n + m));
        return x < 0.5 ? 1 - Below(x) : Above(x);
    }

    /// <summary>2 Σ (−1)ᵏ⁻¹ exp(−2 k² x²): few terms where x is large.</summary>
    private static double Above(double x)
    {
        var sum = 0.0;
        for (var k = 1; k <= 20; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>√(2π)/x Σ exp(−(2k − 1)² π² / (8 x²)): the same function, few terms where x is small.</summary>
    private static double Below(double x)
    {
        var sum = 0.0;
        for (var k = 1; k <= 20 && x > 0; k++)
        {
            sum += Math.Exp(-(((2.0 * k) - 1) * ((2.0 * k) - 1)) * Math.PI * Math.PI / (8 * x * x));
        }

        return x > 0 ? Math.Sqrt(2 * Math.PI) / x * sum : 0;
    }
}
