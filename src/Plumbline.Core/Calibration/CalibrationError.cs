using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Whether stated probabilities come true as often as stated.</summary>
/// <param name="EqualWidth">Expected calibration error over bins of equal width: mean gap between stated and observed, weighted by items.</param>
/// <param name="EqualMass">The same over bins of equally many items.</param>
/// <param name="Largest">The largest gap of a bin of equal width.</param>
/// <param name="Brier">Mean squared error of the probabilities, with "korn-graubard" bounds.</param>
/// <param name="LogLoss">Mean −ln of the probability given to what happened, in nats.</param>
/// <param name="Bins">The bins of equal width that hold items, in order, with how many they hold.</param>
public sealed record CalibrationError(
    Measurement EqualWidth, Measurement EqualMass, Measurement Largest, Measurement Brier, Measurement LogLoss, IReadOnlyList<ReliabilityBin> Bins)
{
    private const int FewItems = 100;
    private const double Nothing = 1e-15;

    /// <summary>Measures the calibration of stated probabilities.</summary>
    /// <param name="probabilities">Of a pass, one an item, in any order.</param>
    /// <param name="passed">Whether the item did pass, in the same order.</param>
    /// <param name="bins">How many bins, at least one.</param>
    /// <param name="level">Two-sided level of Brier's interval, in (0, 1).</param>
    /// <returns>
    /// Every figure with the number of items; all unknown without items. The binned errors are biased upwards when items are few, and below 100
    /// items say so in a warning; they have no interval.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a probability is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin, or the level is outside (0, 1).</exception>
    /// <remarks>
    /// Items with the same probability share their outcome, so that a border between bins of equal mass never depends on the order of rows.
    /// The logarithm is held at 1e-15. Cost O(n log n). Sources: G. W. Brier, "Verification of forecasts expressed in terms of probability",
    /// Monthly Weather Review 78, 1950; M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
    /// binning", AAAI 2015.
    /// </remarks>
    public static CalibrationError Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> passed, int bins = 10, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ConfidenceLevel.Tail(level);
        var items = Items(probabilities, passed);
        if (items.Length == 0)
        {
            var nothing = new Measurement.Unknown(Cause.TooFew, "There is no item with a stated probability.");
            return new(nothing, nothing, nothing, nothing, nothing, []);
        }

        var wide = Binned(items.GroupBy(item => Math.Min(bins - 1, (int)(item.Stated * bins))));
        var heavy = Binned(items.Index().GroupBy(item => Place(item.Index, items.Length, bins), item => item.Item));
        string[] warnings = items.Length < FewItems ? ["There are fewer than 100 items; the calibration error of so few is biased upwards."] : [];
        Measurement Known(double value) => new Measurement.Known(value, items.Length) { Warnings = warnings };
        double[] squares = [.. items.Select(item => item.Square)];
        return new(
            Known(Expected(wide)),
            Known(Expected(heavy)),
            Known(wide.Max(bin => bin.Gap)),
            ClusteredMean.Of(squares, [.. squares.Select((_, item) => $"{item}")], level),
            new Measurement.Known(StableSum.Mean([.. items.Select(item => item.LogLoss)]), items.Length),
            wide);
    }

    private static Item[] Items(IReadOnlyList<double> probabilities, IReadOnlyList<bool> passed) =>
    [
        .. Stated.Checked(probabilities, passed).GroupBy(item => item.Stated).OrderBy(group => group.Key).SelectMany(group =>
        {
            var share = (double)group.Count(item => item.Passed) / group.Count();
            return group.Select(item => new Item(item.Stated, share, Math.Pow(item.Stated - (item.Passed ? 1 : 0), 2), -Math.Log(Math.Clamp(item.Passed ? item.Stated : 1 - item.Stated, Nothing, 1 - Nothing))));
        }),
    ];

    private static ReliabilityBin[] Binned(IEnumerable<IGrouping<int, Item>> bins) =>
        [.. bins.OrderBy(bin => bin.Key).Select(bin => new ReliabilityBin(bin.Count(), StableSum.Mean([.. bin.Select(item => item.Stated)]), StableSum.Mean([.. bin.Select(item => item.Share)])))];

    /// <summary>The bin of the item at a place when n items are dealt into bins as evenly as possible, larger bins first.</summary>
    private static int Place(int place, int items, int bins)
    {
        var (size, larger) = (items / bins, items % bins);
        return place < larger * (size + 1) ? place / (size + 1) : larger + ((place - (larger * (size + 1))) / Math.Max(1, size));
    }

    private static double Expected(ReliabilityBin[] bins) => bins.Sum(bin => bin.Items * bin.Gap) / bins.Sum(bin => bin.Items);

    private readonly record struct Item(double Stated, double Share, double Square, double LogLoss);
}
