using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>What a stretch of time showed: the reward the loop is told of, and the outcome that the reward stands for.</summary>
/// <param name="Time">Middle of the stretch, in any unit.</param>
/// <param name="Items">Items behind the means.</param>
/// <param name="Reward">Mean reward.</param>
/// <param name="RewardError">Its standard error, positive.</param>
/// <param name="Outcome">Mean outcome, human or verified; never from the judge that gave the reward.</param>
/// <param name="OutcomeError">Its standard error, positive.</param>
public readonly record struct DriftWindow(double Time, int Items, double Reward, double RewardError, double Outcome, double OutcomeError)
{
    private const int FewItems = 20;

    /// <summary>Puts windows that follow each other together until each holds enough items.</summary>
    /// <param name="windows">In any order.</param>
    /// <param name="fewest">Items that each window should hold.</param>
    /// <returns>In order of time; what is too few at the end joins the last window. Items weigh alike.</returns>
    /// <exception cref="ArgumentException">A number is not finite or beyond ±1e70, an error is not positive or a window has no items.</exception>
    public static IReadOnlyList<DriftWindow> Merge(IReadOnlyCollection<DriftWindow> windows, int fewest = FewItems)
    {
        var merged = new List<DriftWindow>();
        foreach (var window in InOrder(windows))
        {
            if (merged.Count > 0 && merged[^1].Items < fewest)
            {
                merged[^1] = merged[^1].With(window);
            }
            else
            {
                merged.Add(window);
            }
        }

        if (merged.Count > 1 && merged[^1].Items < fewest)
        {
            merged[^2] = merged[^2].With(merged[^1]);
            merged.RemoveAt(merged.Count - 1);
        }

        return merged;
    }

    internal static DriftWindow[] InOrder(IReadOnlyCollection<DriftWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        foreach (var window in windows)
        {
            if (window is not { Items: > 0, RewardError: > 0, OutcomeError: > 0 } || !OrdinaryNumber.HoldAll(window.Time, window.Reward, window.RewardError, window.Outcome, window.OutcomeError))
            {
                throw new ArgumentException($"{window} should have finite numbers within ±1e70, items and positive errors.", nameof(windows));
            }
        }

        return [.. windows.OrderBy(window => window.Time).ThenBy(window => window.Reward).ThenBy(window => window.Outcome)];
    }

    private DriftWindow With(DriftWindow other)
    {
        var items = Items + other.Items;
        var (here, there) = ((double)Items / items, (double)other.Items / items);
        return new(
            (here * Time) + (there * other.Time),
            items,
            (here * Reward) + (there * other.Reward),
            double.Hypot(here * RewardError, there * other.RewardError),
            (here * Outcome) + (there * other.Outcome),
            double.Hypot(here * OutcomeError, there * other.OutcomeError));
    }
}
