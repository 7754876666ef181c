using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Which of many watched streams to raise an alarm for, so that few of the alarms are false.</summary>
public static class EvidenceSelection
{
    /// <summary>Picks the streams whose evidence is strong, given how many are watched: e-BH.</summary>
    /// <param name="evidence">One e-value a stream, 0 or more; as they stand or at their highest, and dependent as they like.</param>
    /// <param name="alpha">The expected share of false alarms among all, at most; in (0, 1).</param>
    /// <returns>Places of the streams picked, ascending: the k largest, for the largest k whose k-th is at least m / (alpha k).</returns>
    /// <exception cref="ArgumentException">An e-value is negative or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is outside (0, 1).</exception>
    /// <remarks>
    /// Cost O(m log m). At their highest the values are evidence only for alarms that stop the watch; see the source.
    /// Source: R. Wang, A. Ramdas, "False discovery rate control with e-values", JRSS B 84, 2022.
    /// </remarks>
    public static IReadOnlyList<int> BenjaminiHochberg(IReadOnlyList<double> evidence, double alpha)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        OrdinaryNumber.Inside(alpha, nameof(alpha));
        if (evidence.Index().FirstOrDefault(value => !(value.Item >= 0)) is { Item: not 0 } odd)
        {
            throw new ArgumentException($"Stream {odd.Index + 1} has the e-value {odd.Item}; evidence is not negative.", nameof(evidence));
        }

        var order = Enumerable.Range(0, evidence.Count).OrderByDescending(stream => evidence[stream]).ToArray();
        var picked = Enumerable.Range(1, evidence.Count).LastOrDefault(k => k * evidence[order[k - 1]] * alpha >= evidence.Count * (1 - 1e-12));
        return [.. order.Take(picked).Order()];
    }
}
