using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>A number of successes drawn with one number of the stream: inversion outwards from the most likely count, O(√n).</summary>
internal static class BinomialDraw
{
    private const double Nothing = 1e-20;

    public static int Next(ref SplitMix64 stream, int n, double p)
    {
        if (n == 0 || p <= 0 || p >= 1)
        {
            return p >= 1 ? n : 0;
        }

        var mode = Math.Min(n, (int)((n + 1.0) * p));
        var odds = p / (1 - p);
        var up = Binomial.Mass(mode, n, p);
        var down = up;
        var left = stream.NextUnit() - up;
        for (var (low, high) = (mode, mode); left >= 0 && (up > Nothing || down > Nothing);)
        {
            up *= odds * (n - high) / (high + 1.0);
            left -= up;
            high++;
            if (left < 0)
            {
                return high;
            }

            down *= low / (odds * (n - low + 1.0));
            left -= down;
            low--;
            if (left < 0)
            {
                return low;
            }
        }

        return mode;
    }
}
