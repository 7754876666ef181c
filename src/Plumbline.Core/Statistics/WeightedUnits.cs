using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Clusters under uniform random weights, with one cluster more at the end of the scale.</summary>
/// <remarks>
/// With independent standard exponential weights E the weighted mean is at most m when Σ E (sum − m size) ≤ 0. That sum has the cumulant function
/// K(s) = −Σ ln(1 − s c), c = sum − m size; the saddlepoint is where K′ is 0.
/// </remarks>
internal sealed class WeightedUnits
{
    private const double NearMean = 1e-4;
    private readonly (double Sum, double Size, double Count)[] units;

    /// <param name="sums">Total of each cluster.</param>
    /// <param name="sizes">Items of each.</param>
    /// <param name="end">The value of every item of the unseen cluster, which has the average size.</param>
    public WeightedUnits(double[] sums, int[] sizes, double end)
    {
        var size = sizes.Average();
        units = [.. sums.Zip(sizes).GroupBy(unit => unit).Select(group => (group.Key.First, (double)group.Key.Second, (double)group.Count())), (end * size, size, 1.0)];
    }

    /// <summary>The standard normal deviate of the chance that the weighted mean is at most <paramref name="mean"/>.</summary>
    public double Deviate(double mean)
    {
        var parts = Array.ConvertAll(units, unit => (Part: unit.Sum - (mean * unit.Size), unit.Count));
        var (least, most) = (parts.Min(part => part.Part), parts.Max(part => part.Part));
        if (least >= 0 || most <= 0)
        {
            return least >= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var point = BracketedNewton.Solve(1 / least, 1 / most, 0, s => Slopes(parts, s));
        return Deviate(parts, point);
    }

    private static (double First, double Second) Slopes((double Part, double Count)[] parts, double s)
    {
        var (first, second) = (0.0, 0.0);
        foreach (var (part, count) in parts)
        {
            var ratio = part / (1 - (s * part));
            first += count * ratio;
            second += count * ratio * ratio;
        }

        return (first, second);
    }

    /// <summary>r + ln(u / r) / r, with r = sign(s) √(−2 K) and u = s √K″; at the mean itself its limit.</summary>
    private static double Deviate((double Part, double Count)[] parts, double s)
    {
        var (curvature, cumulant) = (Slopes(parts, s).Second, -parts.Sum(part => part.Count * Math.Log(1 - (s * part.Part))));
        var r = Math.Sign(s) * Math.Sqrt(Math.Max(0, -2 * cumulant));
        var u = s * Math.Sqrt(curvature);
        return Math.Abs(r) > NearMean ? r + (Math.Log(u / r) / r) : r + (Third(parts, s) / (6 * Math.Pow(curvature, 1.5)));
    }

    private static double Third((double Part, double Count)[] parts, double s) => parts.Sum(part => 2 * part.Count * Math.Pow(part.Part / (1 - (s * part.Part)), 3));
}
