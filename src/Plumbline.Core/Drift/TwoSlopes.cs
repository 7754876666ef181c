using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Drift;

/// <summary>Does the reward rise while the outcome it stands for falls?</summary>
/// <param name="Reward">Trend of the reward in one unit of time ("weighted-trend").</param>
/// <param name="Outcome">Trend of the outcome ("weighted-trend").</param>
/// <param name="RewardUp">Chance of such a rise if the reward did not rise.</param>
/// <param name="OutcomeDown">Chance of such a fall if the outcome did not fall.</param>
/// <param name="Both">The test that both happen: its effect is the outcome's trend, its p-value the larger of the two.</param>
public sealed record TwoSlopes(Measurement Reward, Measurement Outcome, Measurement RewardUp, Measurement OutcomeDown, DriftTest Both)
{
    private const int FewestWindows = 6;

    /// <summary>Fits both trends.</summary>
    /// <param name="windows">One a stretch of time, in any order; merge small ones first (<see cref="DriftWindow.Merge"/>).</param>
    /// <param name="level">Two-sided level of the trends' intervals, in (0, 1).</param>
    /// <returns><see cref="Cause.Underpowered"/> with fewer than six different times. A change of rubric or judge starts a new series.</returns>
    /// <exception cref="ArgumentException">A number is not finite or beyond ±1e70, an error is not positive or a window has no items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Means weigh by their precision; where they scatter more than that, the errors grow by √(χ²/df). As both must be shown, no share of the error
    /// is lost. Cost O(n log n). Source of the test: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982.
    /// </remarks>
    public static TwoSlopes Of(IReadOnlyCollection<DriftWindow> windows, double level = 0.95)
    {
        ConfidenceLevel.Tail(level);
        var ordered = DriftWindow.InOrder(windows);
        if (ordered.Select(window => window.Time).Distinct().Count() < FewestWindows)
        {
            var few = DriftTest.Not(Cause.Underpowered, $"A trend needs {FewestWindows} windows.");
            return new(few.Effect, few.Effect, few.P, few.P, few);
        }

        var reward = WeightedTrend.Of([.. ordered.Select(window => (window.Time, window.Reward, window.RewardError))]);
        var outcome = WeightedTrend.Of([.. ordered.Select(window => (window.Time, window.Outcome, window.OutcomeError))]);
        var (up, down, count) = (Normal.Survival(reward.Z), Normal.Cdf(outcome.Z), ordered.Length);
        return new(
            reward.Measured(count, level),
            outcome.Measured(count, level),
            new Measurement.Known(up, count),
            new Measurement.Known(down, count),
            new(outcome.Measured(count, level), new Measurement.Known(Math.Max(up, down), count)));
    }

    /// <summary>How much further, in standard errors, the reward has moved from the first window than the outcome has: to be shown, not decided on.</summary>
    /// <param name="windows">One a stretch of time, in any order.</param>
    /// <returns>One number a window, in order of time; the first is 0.</returns>
    /// <exception cref="ArgumentException">A number is not finite or beyond ±1e70, an error is not positive or a window has no items.</exception>
    public static IReadOnlyList<double> Gaps(IReadOnlyCollection<DriftWindow> windows)
    {
        var ordered = DriftWindow.InOrder(windows);
        return [.. ordered.Select(window =>
            ((window.Reward - ordered[0].Reward) / double.Hypot(window.RewardError, ordered[0].RewardError))
            - ((window.Outcome - ordered[0].Outcome) / double.Hypot(window.OutcomeError, ordered[0].OutcomeError)))];
    }
}
