using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How well one person agrees with the majority of the others: as much as a judge can be asked for.</summary>
public static class HumanCeiling
{
    /// <summary>Leaves each annotator out in turn and compares them with what most of the others say.</summary>
    /// <param name="annotators">Each annotator's category for each item, null where there is none.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// The share of comparisons in which the one agrees with the others, 0 to 1, with bounds of t over items (an item's comparisons are no independent
    /// evidence), widened for what so few items did not show; the count is the items. Items whose other answers tie are left out for that person. Unknown
    /// (<see cref="Cause.InsufficientPairs"/>) when no comparison is left.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a category is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// A judge above the ceiling agrees with the majority better than a person does; that is possible, as a majority errs less than one. Cost
    /// O(items · annotators²). Source: the leave-one-out comparison of N. Calderon, R. Reichart, R. Dror, "The alternative annotator test", ACL 2025.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<IReadOnlyList<double?>> annotators, double level = 0.95)
    {
        Check(annotators);
        ConfidenceLevel.Tail(level);
        var (agreed, items) = (new List<double>(), new List<string>());
        for (var item = 0; item < (annotators.Count == 0 ? 0 : annotators[0].Count); item++)
        {
            double[] given = [.. annotators.Select(one => one[item]).OfType<double>()];
            for (var one = 0; one < given.Length; one++)
            {
                if (Majority([.. given[..one], .. given[(one + 1)..]]) is { } most)
                {
                    agreed.Add(given[one] == most ? 1 : 0);
                    items.Add(item.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        return agreed.Count == 0
            ? new Measurement.Unknown(Cause.InsufficientPairs, "No item has an annotator beside others with a majority.")
            : ShareOfItems.Mean([.. agreed], [.. items], level);
    }

    /// <summary>The category that most chose; null when there is none, or two are as common.</summary>
    private static double? Majority(double[] others)
    {
        var counts = others.CountBy(category => category).OrderByDescending(count => count.Value).Take(2).ToArray();
        return counts.Length == 0 || (counts.Length == 2 && counts[0].Value == counts[1].Value) ? null : counts[0].Key;
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double?>> annotators)
    {
        ArgumentNullException.ThrowIfNull(annotators);
        if (annotators.Index().FirstOrDefault(one => one.Item.Count != annotators[0].Count) is { Item: { } ragged, Index: var place })
        {
            throw new ArgumentException($"Annotator {place + 1} has {ragged.Count} items and the first {annotators[0].Count}; write null where there is no category.", nameof(annotators));
        }

        if (annotators.Any(one => one.Any(category => category is { } value && !OrdinaryNumber.Holds(value))))
        {
            throw new ArgumentException("A category should be a finite number, or null where there is none.", nameof(annotators));
        }
    }
}
