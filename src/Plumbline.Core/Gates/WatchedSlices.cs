using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Which slices of the traffic moved, when a gate looks at the whole: a list to look into, never a verdict.</summary>
/// <remarks>Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", JRSS B 57, 1995.</remarks>
public static class WatchedSlices
{
    private const int Halvings = 30;

    /// <summary>Every slice that the candidate's rows name, on every dimension that both scored there.</summary>
    /// <param name="candidate">The candidate's rows; those without a slice are passed over.</param>
    /// <param name="reference">The rows of what it is compared with.</param>
    /// <param name="alpha">The share of false alarms among the slices that are said to have moved, on average, in (0, 1).</param>
    /// <returns>By adjusted value, those that cannot be measured last; empty when no row names a slice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is outside (0, 1).</exception>
    /// <remarks>The bounds are those of the gate's own comparison on the items of the slice. Cost: linear in the rows for each of about 30 levels.</remarks>
    public static IReadOnlyList<WatchedSlice> Of(IReadOnlyCollection<ScoreRow> candidate, IReadOnlyCollection<ScoreRow> reference, double alpha)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(reference);
        ConfidenceLevel.Tail(alpha);
        var before = new ScoreSheet(reference);
        WatchedSlice[] lines =
        [
            .. candidate.Where(row => row is { Slice: not null, IsIndependent: true }).GroupBy(row => (row.Slice, row.Dimension))
                .OrderBy(slice => slice.Key.Slice, StringComparer.Ordinal).ThenBy(slice => slice.Key.Dimension, StringComparer.Ordinal)
                .Select(slice => Line(slice.Key.Slice!, slice.Key.Dimension, [.. slice], before, 1 - alpha)),
        ];
        return Adjusted(lines, alpha);
    }

    private static WatchedSlice Line(string slice, string dimension, ScoreRow[] rows, ScoreSheet before, double level)
    {
        var reference = before.On(dimension);
        var pairs = Pairing.Of(
            rows.ToDictionary(row => row.Item, StringComparer.Ordinal),
            rows.Where(row => reference.GetValueOrDefault(row.Item) is { IsIndependent: true }).ToDictionary(row => row.Item, row => reference[row.Item], StringComparer.Ordinal)).Scored;
        var change = PairedChange.Of(pairs, level);
        return new(slice, dimension, change, change is Measurement.Known { Interval: not null } ? SmallestError(pairs) : null, null, false);
    }

    /// <summary>Bounds widen with their level: the error of the widest that leave out no change.</summary>
    private static double SmallestError(IReadOnlyList<ItemPair> pairs)
    {
        var (below, above) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (below + above) / 2;
            (below, above) = PairedChange.Of(pairs, middle) is Measurement.Known { Interval: { } bounds } && (bounds.Low > 0 || bounds.High < 0) ? (middle, above) : (below, middle);
        }

        return 1 - below;
    }

    private static WatchedSlice[] Adjusted(WatchedSlice[] lines, double alpha)
    {
        var measured = lines.Where(line => line.P is not null).ToArray();
        var adjusted = MultipleTesting.BenjaminiHochberg([.. measured.Select(line => line.P!.Value)]);
        return
        [
            .. measured.Zip(adjusted, (line, p) => line with { Adjusted = p, Moved = p <= alpha }).OrderBy(line => line.Adjusted),
            .. lines.Where(line => line.P is null),
        ];
    }
}
