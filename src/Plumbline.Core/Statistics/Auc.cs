using Plumbline.Statistics.Distributions;

namespace Plumbline.Statistics;

/// <summary>How well a score tells two groups apart: the chance that one of the first group scores above one of the second.</summary>
public static class Auc
{
    /// <summary>The area under the receiver's curve, with DeLong's interval.</summary>
    /// <param name="positives">Scores of the group that should score higher, in any unit and order.</param>
    /// <param name="negatives">Scores of the other group.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// From 0 to 1, ties counting half, with "delong" bounds within [0, 1] and all scores as the count; 0.5 tells nothing apart. With one score in a
    /// group, or groups without any overlap, the value without an interval and the cause. Unknown when a group is empty.
    /// </returns>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Cost O(n log n). Sources: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
    /// characteristic curves", Biometrics 44, 1988; X. Sun, W. Xu, "Fast implementation of DeLong's algorithm", 2014.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<double> positives, IReadOnlyList<double> negatives, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        var z = -Normal.Quantile(ConfidenceLevel.Tail(level));
        double[] above = Sorted(positives), below = Sorted(negatives);
        if (above.Length == 0 || below.Length == 0)
        {
            return new Measurement.Unknown(Cause.NoVariation, "One of the two groups is empty.");
        }

        double[] wins = Placements(above, below), losses = Placements(below, above);
        var (area, n) = (StableSum.Compensated(wins) / wins.Length, above.Length + below.Length);
        if (above.Length == 1 || below.Length == 1)
        {
            return new Measurement.Known(area, n, Cause: Cause.TooFew);
        }

        var half = z * Math.Sqrt((Variance(wins) / above.Length) + (Variance(losses) / below.Length));
        return half == 0
            ? new Measurement.Known(area, n, Cause: Cause.ZeroVariance)
            : new Measurement.Known(area, n, new Interval(Math.Max(0, area - half), Math.Min(1, area + half), level, "delong"));
    }

    /// <summary>For each score the share of the other group below it, ties half; both ascending.</summary>
    private static double[] Placements(double[] scores, double[] others)
    {
        var (placements, less, atMost) = (new double[scores.Length], 0, 0);
        for (var at = 0; at < scores.Length; at++)
        {
            while (less < others.Length && others[less] < scores[at])
            {
                less++;
            }

            while (atMost < others.Length && others[atMost] <= scores[at])
            {
                atMost++;
            }

            placements[at] = (less + atMost) / 2.0 / others.Length;
        }

        return placements;
    }

    private static double Variance(double[] values)
    {
        var mean = StableSum.Compensated(values) / values.Length;
        return StableSum.Compensated(Array.ConvertAll(values, value => (value - mean) * (value - mean))) / (values.Length - 1);
    }

    private static double[] Sorted(IReadOnlyList<double> scores)
    {
        double[] sorted = [.. scores];
        if (!Array.TrueForAll(sorted, double.IsFinite))
        {
            throw new ArgumentException("Every score should be a finite number.", nameof(scores));
        }

        NumberOrder.Sort(sorted);
        return sorted;
    }
}
