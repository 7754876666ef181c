using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>
/// Bounds of a mean that leave room for what was not seen: the units seen and one more at the end of the scale, weighted at random. For
/// scores of 0 and 1 they are Clopper and Pearson's; scores that hardly vary prove no more than scores that do not vary at all.
/// </summary>
/// <remarks>
/// The bound is the quantile of the weighted mean under uniform random weights, found by a saddlepoint approximation (an error of the order of 1 %
/// of the tail). Units are clusters, each with its total and size; the unseen one has the average size.
/// Sources: N. Gaffke, "Three test statistics for a nonparametric one-sided hypothesis on the mean of a nonnegative variable", Mathematical
/// Methods of Statistics 14, 2005; E. Learned-Miller, P. S. Thomas, "A new confidence interval for the mean of a bounded random variable", 2019;
/// O. E. Barndorff-Nielsen, "Approximate interval probabilities", JRSS B 52, 1990.
/// </remarks>
internal static class EndpointBound
{
    private const double Precision = 1e-10;
    private const int MostSteps = 80;

    /// <summary>The bound that the true mean is below with a chance of about <paramref name="tail"/>.</summary>
    /// <param name="totals">At least one cluster, no value below <paramref name="lowest"/>.</param>
    /// <param name="lowest">The lowest value that there could be.</param>
    /// <param name="tail">One-sided chance of error, below one half.</param>
    public static double Lower(ClusterTotals totals, double lowest, double tail) =>
        totals.Mean - lowest <= Precision ? lowest : Search(new WeightedUnits(totals.Sums, totals.Sizes, lowest), lowest, totals.Mean, Normal.Quantile(tail));

    /// <summary>The bound that the true mean is above with a chance of about <paramref name="tail"/>.</summary>
    public static double Upper(ClusterTotals totals, double highest, double tail) =>
        highest - totals.Mean <= Precision ? highest
        : -Search(new WeightedUnits([.. totals.Sums.Select(sum => -sum)], totals.Sizes, -highest), -highest, -totals.Mean, Normal.Quantile(tail));

    /// <summary>A measurement whose bounds are moved outwards to these where they are closer, and kept within the scale.</summary>
    /// <param name="measured">A mean with or without bounds.</param>
    /// <param name="totals">The units that it was measured on.</param>
    /// <param name="lowest">The lowest value that there could be.</param>
    /// <param name="highest">The highest.</param>
    public static Measurement Widen(Measurement measured, ClusterTotals totals, double lowest, double highest)
    {
        if (measured is not Measurement.Known { Interval: { } bounds } known)
        {
            return measured;
        }

        var tail = ConfidenceLevel.Tail(bounds.Level);
        var (low, high) = (Lower(totals, lowest, tail), Upper(totals, highest, tail));
        var method = low < bounds.Low || high > bounds.High ? $"{bounds.Method}+endpoint" : bounds.Method;
        return known with { Interval = new Interval(Math.Max(lowest, Math.Min(low, bounds.Low)), Math.Min(highest, Math.Max(high, bounds.High)), bounds.Level, method) };
    }

    /// <summary>False position, halving the weight of an end that stays (Illinois); the deviate rises with the mean asked about.</summary>
    private static double Search(WeightedUnits units, double low, double high, double deviate)
    {
        var (below, above) = (double.NegativeInfinity, units.Deviate(high) - deviate);
        for (var step = 0; step < MostSteps && high - low > Precision && above > 0; step++)
        {
            var middle = double.IsFinite(below) ? ((low * above) - (high * below)) / (above - below) : (low + high) / 2;
            middle = middle > low && middle < high ? middle : (low + high) / 2;
            var here = units.Deviate(middle) - deviate;
            if (Math.Abs(here) < Precision)
            {
                return middle;
            }

            (low, below, high, above) = here < 0 ? (middle, here, high, above / 2) : (low, below / 2, middle, here);
        }

        return low;
    }
}
