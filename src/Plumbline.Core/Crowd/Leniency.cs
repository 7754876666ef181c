using Plumbline.Statistics;

namespace Plumbline.Crowd;

/// <summary>One score that a worker gave to an item.</summary>
/// <param name="Item">What was scored.</param>
/// <param name="Worker">Who scored it.</param>
/// <param name="Score">From 0 to 1.</param>
public readonly record struct CrowdScore(string Item, string Worker, double Score);

/// <summary>By how much a worker scores higher than the others do on the same items.</summary>
public static class Leniency
{
    /// <summary>For each worker, in ordinal order, the mean over items of the worker's score less the mean of the others' scores of that item.</summary>
    /// <param name="scores">In any order; a worker's several scores of an item count as their mean.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Above 0 for a lenient worker, below for a severe one, with the interval of <see cref="PairedTest"/> over items. Unknown for a worker who
    /// shares no item with another.
    /// </returns>
    /// <exception cref="ArgumentException">A score is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Others may be lenient too: the figure is against those who scored the same items, not against the truth. Cost O(n log n).
    /// Source: J. M. Linacre, "Many-Facet Rasch Measurement", 1989, in its simplest, additive form.
    /// </remarks>
    public static IReadOnlyDictionary<string, Measurement> Of(IEnumerable<CrowdScore> scores, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ConfidenceLevel.Tail(level);
        var gaps = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var item in scores.GroupBy(score => score.Item, StringComparer.Ordinal))
        {
            var means = item.GroupBy(score => score.Worker, score => UnitScore.Checked(score.Score), StringComparer.Ordinal)
                .Select(own => (Worker: own.Key, Mean: StableSum.Mean([.. own]))).ToArray();
            var sum = StableSum.Of(means.Select(own => own.Mean));
            foreach (var (worker, mean) in means)
            {
                if (!gaps.TryGetValue(worker, out var own))
                {
                    gaps.Add(worker, own = []);
                }

                own.AddRange(means.Length > 1 ? [mean - ((sum - mean) / (means.Length - 1))] : []);
            }
        }

        return gaps.ToDictionary(own => own.Key, own => own.Value.Count == 0
            ? new Measurement.Unknown(Cause.NoOverlap, $"{own.Key} shares no item with another worker.")
            : PairedTest.Of(own.Value, level));
    }
}
