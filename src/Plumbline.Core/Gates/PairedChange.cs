using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>The mean change on the same items, with the interval its data call for.</summary>
internal static class PairedChange
{
    /// <summary>Tango's when every score is 0 or 1, paired t otherwise, clustered t as soon as one item names a cluster.</summary>
    public static Measurement Of(IReadOnlyList<ItemPair> pairs, double level)
    {
        double[] changes = [.. pairs.Select(pair => pair.Change)];
        return (pairs.Any(pair => pair.Cluster is not null), pairs.All(Binary)) switch
        {
            _ when changes.Length == 0 => new Measurement.Unknown(Cause.NoOverlap, "The two share no item that both scored."),
            (true, _) => PairedTest.Clustered(changes, [.. pairs.Select(Unit)], level),
            (_, true) => Tango.Of(changes.Count(change => change > 0), changes.Count(change => change < 0), changes.Length, level),
            _ => PairedTest.Of(changes, level),
        };
    }

    private static bool Binary(ItemPair pair) => MeanScore.IsBinary(pair.From) && MeanScore.IsBinary(pair.To);

    private static string Unit(ItemPair pair) => MeanScore.UnitOf(pair.Item, pair.Cluster);
}
