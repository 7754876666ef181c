using Plumbline.Rollups;

namespace Plumbline.Board;

/// <summary>Between what a time lies, in milliseconds; a class of time is as fine as it is known.</summary>
/// <param name="Low">At least this.</param>
/// <param name="High">At most this; null where the last class has no end.</param>
internal sealed record TimeRange(double Low, double? High)
{
    /// <summary>The class that holds a quantile; null without times.</summary>
    public static TimeRange? Of(IReadOnlyList<long> bins, double quantile)
    {
        var rest = (long)Math.Ceiling(quantile * bins.Sum());
        for (var bin = 0; bin < bins.Count && rest > 0; bin++)
        {
            rest -= bins[bin];
            if (rest <= 0)
            {
                return new(LatencyBins.Start(bin), double.IsFinite(LatencyBins.End(bin)) ? LatencyBins.End(bin) : null);
            }
        }

        return null;
    }
}
