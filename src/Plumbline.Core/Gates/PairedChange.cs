using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>The mean change on the same items, with the interval its data call for.</summary>
internal static class PairedChange
{
    /// <summary>
    /// Tango's when every score is 0 or 1, paired t otherwise, clustered t as soon as one item names a cluster. The bounds of t are widened where
    /// they leave no room for a change that none of so few units happened to show.
    /// </summary>
    public static Measurement Of(IReadOnlyList<ItemPair> pairs, double level)
    {
        double[] changes = [.. pairs.Select(pair => pair.Change)];
        if (changes.Length == 0)
        {
            return new Measurement.Unknown(Cause.NoOverlap, "The two share no item that both scored.");
        }

        if (pairs.Any(pair => pair.Cluster is not null))
        {
            string[] units = [.. pairs.Select(Unit)];
            return Widened(PairedTest.Clustered(changes, units, level), ClusterTotals.Of(changes, units));
        }

        return pairs.All(Binary)
            ? Tango.Of(changes.Count(change => change > 0), changes.Count(change => change < 0), changes.Length, level)
            : Widened(PairedTest.Of(changes, level), ClusterTotals.Single(changes));
    }

    /// <summary>Bounds of changes that are all the same rest on what was not seen already.</summary>
    private static Measurement Widened(Measurement measured, ClusterTotals totals) => totals.Constant ? measured : EndpointBound.Widen(measured, totals, -1, 1);

    private static bool Binary(ItemPair pair) => MeanScore.IsBinary(pair.From) && MeanScore.IsBinary(pair.To);

    private static string Unit(ItemPair pair) => MeanScore.UnitOf(pair.Item, pair.Cluster);
}
