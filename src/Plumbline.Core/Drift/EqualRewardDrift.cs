using System.Globalization;
using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>Does the same reward buy less outcome than it did? Finds an inflated reward before the mean outcome falls.</summary>
/// <param name="Intercept">Outcome expected at reward 0 in window 0.</param>
/// <param name="OfReward">Outcome more for one unit more of reward.</param>
/// <param name="OfWindow">Outcome more, at the same reward, for one window later; below 0 is inflation.</param>
/// <param name="Inflated">The one-sided test that the last is below 0: its effect is <paramref name="OfWindow"/>.</param>
public sealed record EqualRewardDrift(Measurement Intercept, Measurement OfReward, Measurement OfWindow, DriftTest Inflated)
{
    /// <summary>Fits outcome = intercept + reward + window over single items.</summary>
    /// <param name="items">In any order; those without a cluster stand alone.</param>
    /// <param name="level">Two-sided level of the intervals, in (0, 1).</param>
    /// <param name="fewest">Items that every window needs, at least one.</param>
    /// <returns>
    /// "hc1" bounds, "cluster-robust" when an item names a cluster, and the number of independent units as the count.
    /// <see cref="Cause.Underpowered"/> when there is one window or a window has too few items; <see cref="Cause.NoVariation"/> when the
    /// reward does not vary or follows from the window.
    /// </returns>
    /// <exception cref="ArgumentException">A number is not finite or is beyond ±1e70.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1), or no item is needed.</exception>
    /// <remarks>
    /// Ordinary least squares; with clusters t of G − 1 degrees of freedom. Cost O(n log n). Sources: H. White, Econometrica 48, 1980; K.-Y. Liang,
    /// S. L. Zeger, "Longitudinal data analysis using generalized linear models", Biometrika 73, 1986.
    /// </remarks>
    public static EqualRewardDrift Of(IReadOnlyCollection<JointItem> items, double level = 0.95, int fewest = 30)
    {
        var tail = ConfidenceLevel.Tail(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fewest);
        var windows = Checked(items).GroupBy(item => item.Window).Select(window => window.Count()).ToArray();
        if (windows.Length < 2 || windows.Min() < fewest)
        {
            return Not(Cause.Underpowered, $"Two windows with {fewest} items each are needed, of which reward and outcome are known.");
        }

        var (reward, time) = (StableSum.Mean([.. items.Select(item => item.Reward)]), StableSum.Mean([.. items.Select(item => item.Window)]));
        var clustered = items.Any(item => item.Cluster is not null);
        string[]? clusters = clustered ? [.. items.Select(Unit)] : null;
        if (LeastSquares.Fit([.. items.Select(item => new[] { 1, item.Reward - reward, item.Window - time })], [.. items.Select(item => item.Outcome)], clusters) is not { } fit)
        {
            return Not(Cause.NoVariation, "The reward does not vary within the windows, or there are fewer clusters than the fit needs.");
        }

        var units = clusters?.Distinct(StringComparer.Ordinal).Count() ?? items.Count;
        var quantile = clustered ? -StudentT.Quantile(tail, units - 1) : -Normal.Quantile(tail);
        Measurement.Known Known(params double[] weights) => Measured(fit, weights, quantile, units, level, clustered ? "cluster-robust" : "hc1");
        var ofWindow = Known(0, 0, 1);
        var z = Z(fit);
        var p = clustered ? StudentT.Cdf(z, units - 1) : Normal.Cdf(z);
        return new(Known(1, -reward, -time), Known(0, 1, 0), ofWindow, new(ofWindow, new Measurement.Known(p, units)));
    }

    /// <summary>A weighted sum of the coefficients with its interval.</summary>
    private static Measurement.Known Measured(LeastSquares fit, double[] weights, double quantile, int units, double level, string method)
    {
        var value = weights.Zip(fit.Coefficients, (weight, coefficient) => weight * coefficient).Sum();
        var variance = weights.SelectMany((one, row) => weights.Select((other, column) => one * other * fit.Covariance[row][column])).Sum();
        var half = quantile * Math.Sqrt(Math.Max(0, variance));
        return new(value, units, new Interval(value - half, value + half, level, method));
    }

    /// <summary>The last coefficient in standard errors; outcomes all on one plane leave no error, and are no evidence.</summary>
    private static double Z(LeastSquares fit) => fit.Covariance[2][2] > 0 ? fit.Coefficients[2] / Math.Sqrt(fit.Covariance[2][2]) : 0;

    private static string Unit(JointItem item, int place) =>
        item.Cluster is { } cluster ? $"c{cluster}" : place.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyCollection<JointItem> Checked(IReadOnlyCollection<JointItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var (place, item) in items.Index())
        {
            if (!OrdinaryNumber.HoldAll(item.Window, item.Reward, item.Outcome))
            {
                throw new ArgumentException($"Item {place + 1} is {item}; its numbers should be finite and within ±1e70.", nameof(items));
            }
        }

        return items;
    }

    private static EqualRewardDrift Not(Cause cause, string reason)
    {
        var none = DriftTest.Not(cause, reason);
        return new(none.Effect, none.Effect, none.Effect, none);
    }
}
