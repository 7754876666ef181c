using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>The mean of shares between 0 and 1 over items, with bounds that stay within 0 and 1.</summary>
internal static class ShareOfItems
{
    /// <param name="shares">At least one.</param>
    /// <param name="items">The item of each share, where an item has several; null when each has its own.</param>
    /// <param name="level">Two-sided level.</param>
    public static Measurement Mean(double[] shares, string[]? items, double level)
    {
        var totals = items is null ? ClusterTotals.Single(shares) : ClusterTotals.Of(shares, items);
        return totals.Constant && totals.Count > 1 && totals.Mean is (0 or 1)
            ? Proportion.ClopperPearson(totals.Mean == 1 ? totals.Count : 0, totals.Count, level)
            : EndpointBound.Widen(StudentMean.Of(shares, items, level), totals, 0, 1);
    }
}
