using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>How many further items would decide an open rule, if the truth is what the estimate says.</summary>
/// <remarks>
/// The size for a power of 0.8, and at least the size at which bounds that narrow with the square root of the items would clear the limit:
/// bounds that assume little (betting, few clusters) are wider than the formula's normal ones.
/// </remarks>
internal static class Planning
{
    private const double Power = 0.8;

    /// <summary>For a mean against its minimum.</summary>
    public static ItemsNeeded ForMean(IReadOnlyList<ScoreRow> rows, Measurement.Known measured, double minimum, double alpha) =>
        Further(rows.Count, measured, minimum, measured.Interval?.Method == "clopper-pearson"
            ? SampleSize.ForProportion(measured.Value, minimum, alpha, Power)
            : SampleSize.ForMean(MeanScore.StandardErrorOf(rows) * Math.Sqrt(rows.Count), measured.Value - minimum, alpha, Power));

    /// <summary>For a paired change against a tolerated drop.</summary>
    public static ItemsNeeded ForChange(IReadOnlyList<ItemPair> pairs, Measurement.Known measured, double margin, double alpha)
    {
        var squares = StableSum.Mean([.. pairs.Select(pair => pair.Change * pair.Change)]);
        return Further(pairs.Count, measured, -margin, SampleSize.ForPaired(squares, measured.Value, margin, alpha, Power));
    }

    private static ItemsNeeded Further(int n, Measurement.Known measured, double limit, int? planned)
    {
        var distance = Math.Abs(measured.Value - limit);
        if (distance < LimitRule.Slack || planned is null)
        {
            return new(null, "the estimate sits on the limit, so no number of items is expected to tell them apart");
        }

        if (measured.Interval is not { } bounds)
        {
            return new(Math.Max(1, planned.Value - n));
        }

        var half = measured.Value > limit ? measured.Value - bounds.Low : bounds.High - measured.Value;
        var narrow = bounds.Method == "clopper-pearson" ? 0 : Math.Ceiling(n * (half / distance) * (half / distance));
        return Math.Max(planned.Value, narrow) - n is var more and < int.MaxValue
            ? new((int)Math.Max(1, more))
            : new(null, "more than two thousand million items would be needed");
    }
}
