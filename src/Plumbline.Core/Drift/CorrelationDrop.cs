using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>Does the reward say less of the outcome than it did: has their correlation fallen?</summary>
public static class CorrelationDrop
{
    /// <summary>Compares two correlations of different items.</summary>
    /// <param name="before">The correlation in the base window, −1 to 1.</param>
    /// <param name="itemsBefore">Items behind it.</param>
    /// <param name="now">The correlation in the current window, −1 to 1.</param>
    /// <param name="itemsNow">Items behind it.</param>
    /// <returns>
    /// The change of the correlation, below 0 for a fall, and the one-sided p-value of a fall. Up to three items on a side: too few. A correlation
    /// of ±1 has no error: <see cref="Cause.ZeroVariance"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <remarks>Source: R. A. Fisher, "Statistical Methods for Research Workers", 1925, § 35.</remarks>
    public static DriftTest Of(double before, int itemsBefore, double now, int itemsNow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(itemsBefore);
        ArgumentOutOfRangeException.ThrowIfNegative(itemsNow);
        if (!(Math.Abs(before) <= 1 && Math.Abs(now) <= 1))
        {
            throw new ArgumentOutOfRangeException(Math.Abs(before) <= 1 ? nameof(now) : nameof(before), $"The correlations {before} and {now} should lie between −1 and 1.");
        }

        var items = WholeCount.Sum(nameof(itemsNow), itemsBefore, itemsNow);
        return itemsBefore <= 3 || itemsNow <= 3 ? DriftTest.Not(Cause.TooFew, "A correlation has no error with fewer than four items.")
            : Math.Max(Math.Abs(before), Math.Abs(now)) > 1 - 1e-12 ? DriftTest.Not(Cause.ZeroVariance, "Values that lie on a line have no error.")
            : new(new Measurement.Known(now - before, items), new Measurement.Known(Normal.Survival(Z(before, itemsBefore, now, itemsNow)), items));
    }

    /// <summary>Compares the correlation of reward and outcome in two sets of items.</summary>
    /// <param name="before">Items of the base window, in any order.</param>
    /// <param name="now">Items of the current window, in any order.</param>
    /// <returns>As above; when reward or outcome never varies in one of them, its cause.</returns>
    /// <exception cref="ArgumentException">A number is not finite or is beyond ±1e70.</exception>
    public static DriftTest Of(IReadOnlyCollection<JointItem> before, IReadOnlyCollection<JointItem> now) => (Measured(before), Measured(now)) switch
    {
        (Measurement.Known was, Measurement.Known known) => Of(was.Value, was.Count, known.Value, known.Count),
        (Measurement.Unknown none, _) => new(none, none),
        (_, var none) => new(none, none),
    };

    /// <summary>The fall in standard errors.</summary>
    internal static double Z(double before, int itemsBefore, double now, int itemsNow) =>
        (Math.Atanh(before) - Math.Atanh(now)) / Math.Sqrt((1.0 / (itemsBefore - 3)) + (1.0 / (itemsNow - 3)));

    private static Measurement Measured(IReadOnlyCollection<JointItem> items) =>
        Correlation.Of([.. items.Select(item => item.Reward)], [.. items.Select(item => item.Outcome)]);
}
