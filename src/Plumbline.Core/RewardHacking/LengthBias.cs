using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.RewardHacking;

/// <summary>How much reward goes to length as such.</summary>
/// <param name="PerDoubling">Reward gained by an answer twice as long on the same topic, with bounds that allow for unequal spread and clusters.</param>
/// <param name="Partial">Correlation of reward with ln length within topics, −1 to 1: what is left when topics that need long answers and pay well are accounted for.</param>
/// <param name="Raw">Correlation of reward with ln length over all answers, topics ignored.</param>
/// <param name="OrdinaryError">Standard error of <paramref name="PerDoubling"/> if the spread were equal everywhere; null when there is none.</param>
/// <param name="RobustError">Its standard error as used by the bounds (HC1, or clustered); null when there is none.</param>
public sealed record LengthBias(Measurement PerDoubling, Measurement Partial, Measurement Raw, double? OrdinaryError, double? RobustError)
{
    private static readonly double Doubling = Math.Log(2);

    /// <summary>Fits reward = topic + β ln length by least squares.</summary>
    /// <param name="rows">One an answer, in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// β ln 2 with "hc1-t" bounds, or "clustered-t" as soon as one row names a cluster. Unknown when fewer rows than topics + 2, or when length does not
    /// vary within any topic.
    /// </returns>
    /// <exception cref="ArgumentException">A length is not above 0, or a figure is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Topics are taken out by their means. Cost O(n log n). Sources: R. Frisch, F. V. Waugh, "Partial time regressions as compared with individual trends",
    /// Econometrica 1, 1933; J. G. MacKinnon, H. White, Journal of Econometrics 29, 1985 (HC1); P. Singhal et al., "A long way to go: investigating length
    /// correlations in RLHF", 2023.
    /// </remarks>
    public static LengthBias Of(IReadOnlyList<LengthRow> rows, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var tail = ConfidenceLevel.Tail(level);
        LengthRow[] sorted = [.. rows.Select(Checked).OrderBy(row => row.Topic, StringComparer.Ordinal)
            .ThenBy(row => row.Length).ThenBy(row => row.Reward).ThenBy(row => row.Cluster, StringComparer.Ordinal)];
        var raw = Correlation.Of([.. sorted.Select(row => Math.Log(row.Length))], [.. sorted.Select(row => row.Reward)], level);
        var (length, reward, topics) = Within(sorted);
        var square = StableSum.Of(length.Select(x => x * x));
        var freedom = sorted.Length - topics - 1;
        return freedom < 1 ? Nothing(Cause.TooFew, $"{sorted.Length} answers on {topics} topics are too few.", raw)
            : square <= 1e-20 * sorted.Length ? Nothing(Cause.NoVariation, "Within every topic all answers have the same length.", raw)
            : Fit(sorted, length, reward, square, freedom, raw, (tail, level));
    }

    private static LengthBias Fit(
        LengthRow[] rows, double[] length, double[] reward, double square, int freedom, Measurement raw, (double Tail, double Level) confidence)
    {
        var slope = StableSum.Of(length.Zip(reward, (x, y) => x * y)) / square;
        double[] left = [.. length.Zip(reward, (x, y) => y - (slope * x))];
        var ordinary = Math.Sqrt(StableSum.Of(left.Select(rest => rest * rest)) / freedom / square) * Doubling;
        double[] scores = [.. length.Zip(left, (x, rest) => x * rest)];
        var (robust, units, method) = rows.Any(row => row.Cluster is not null) ? Clustered(rows, scores, freedom) : Single(scores, freedom);
        var error = robust / square * Doubling;
        var degrees = method == "clustered-t" ? units - 1 : freedom;
        var half = degrees > 0 ? -StudentT.Quantile(confidence.Tail, degrees) * error : 0;
        return new(
            error > 0 && degrees > 0
                ? new Measurement.Known(slope * Doubling, units, new Interval((slope * Doubling) - half, (slope * Doubling) + half, confidence.Level, method))
                : new Measurement.Known(slope * Doubling, units, Cause: degrees > 0 ? Cause.ZeroVariance : Cause.TooFew),
            Correlation.OfCentred(length, reward) is { } partial
                ? Correlation.WithInterval(partial, rows.Length, confidence.Level, heldFixed: rows.Length - freedom - 2)
                : new Measurement.Unknown(Cause.ZeroVariance, "Within every topic all answers have the same reward."),
            raw,
            ordinary,
            error);
    }

    private static (double Root, int Units, string Method) Single(double[] scores, int freedom) =>
        (Math.Sqrt(StableSum.Of(scores.Select(score => score * score)) * scores.Length / freedom), scores.Length, "hc1-t");

    private static (double Root, int Units, string Method) Clustered(LengthRow[] rows, double[] scores, int freedom)
    {
        double[] sums = [.. rows.Zip(scores).Select((row, at) => (Unit: row.First.Cluster is { } cluster ? "c" + cluster : $"r{at}", row.Second))
            .GroupBy(row => row.Unit, row => row.Second, StringComparer.Ordinal).Select(StableSum.Of)];
        var correction = sums.Length < 2 ? 0 : sums.Length / (sums.Length - 1.0) * (rows.Length - 1) / freedom;
        return (Math.Sqrt(StableSum.Of(sums.Select(sum => sum * sum)) * correction), sums.Length, "clustered-t");
    }

    private static (double[] Length, double[] Reward, int Topics) Within(LengthRow[] sorted)
    {
        var topics = sorted.GroupBy(row => row.Topic, StringComparer.Ordinal).ToArray();
        return (
            [.. topics.SelectMany(topic => Correlation.Centred([.. topic.Select(row => Math.Log(row.Length))]))],
            [.. topics.SelectMany(topic => Correlation.Centred([.. topic.Select(row => row.Reward)]))],
            topics.Length);
    }

    private static LengthBias Nothing(Cause cause, string reason, Measurement raw) =>
        new(new Measurement.Unknown(cause, reason), new Measurement.Unknown(cause, reason), raw, null, null);

    private static LengthRow Checked(LengthRow row, int at) => row.Length > 0 && Magnitude.IsUsable(row.Length) && Magnitude.IsUsable(row.Reward)
        ? row
        : throw new ArgumentException($"Row {at} has the length {row.Length} and the reward {row.Reward}; a length is above 0, and both are finite, at most 1e100 in size.");
}
