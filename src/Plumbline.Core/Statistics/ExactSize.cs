using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>The number of trials with which an exact bound shows a share to be above a minimum.</summary>
internal static class ExactSize
{
    private const int Many = 1_000_000;

    /// <param name="observed">The true share, at least the minimum.</param>
    /// <param name="minimum">What is to be shown.</param>
    /// <param name="alpha">One-sided chance of error.</param>
    /// <param name="power">Chance to be shown.</param>
    /// <param name="about">A first guess; the answer itself when it is above a million.</param>
    public static int? Of(double observed, double minimum, double alpha, double power, double about)
    {
        if (observed == minimum || !(about < int.MaxValue))
        {
            return null;
        }

        if (about > Many)
        {
            return (int)Math.Ceiling(about);
        }

        var high = Math.Max(1, (int)about);
        while (!Shows(high, observed, minimum, alpha, power))
        {
            high *= 2;
        }

        var low = 0;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Shows(middle, observed, minimum, alpha, power) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static bool Shows(int n, double observed, double minimum, double alpha, double power) =>
        SampleSize.SmallestPassingCount(minimum, n, alpha) is { } count && Binomial.Survival(count - 1, n, observed) >= power;
}
