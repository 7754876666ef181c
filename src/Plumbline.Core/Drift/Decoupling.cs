namespace Plumbline.Drift;

/// <summary>Has the reward come apart from the outcome that it stands for? Three tests, each of which sees what the others cannot.</summary>
/// <param name="Slopes">The reward rises while the outcome falls.</param>
/// <param name="EqualReward">The same reward goes with less outcome than it did.</param>
/// <param name="Correlation">The reward says less of the outcome than it did.</param>
public sealed record Decoupling(TwoSlopes Slopes, EqualRewardDrift EqualReward, DriftTest Correlation)
{
    private IEnumerable<(string Name, DriftTest Test)> Tests =>
        [("two_slopes", Slopes.Both), ("equal_reward", EqualReward.Inflated), ("correlation", Correlation)];

    /// <summary>Runs the three tests.</summary>
    /// <param name="windows">Means by window, for the first.</param>
    /// <param name="items">Items of which both are known, for the other two; the earliest half of the windows is the base of the third.</param>
    /// <returns>Each test with its figures, or its reason for having none.</returns>
    /// <exception cref="ArgumentException">A number is not finite or beyond ±1e70, an error is not positive or a window has no items.</exception>
    /// <remarks>Cost O(n log n). A change of rubric or judge starts anew: never compare across versions.</remarks>
    public static Decoupling Of(IReadOnlyCollection<DriftWindow> windows, IReadOnlyCollection<JointItem> items)
    {
        var equal = EqualRewardDrift.Of(items);
        double[] times = [.. items.Select(item => item.Window).Distinct().Order()];
        var half = times.Length == 0 ? 0 : times[times.Length / 2];
        return new(TwoSlopes.Of(windows), equal, CorrelationDrop.Of([.. items.Where(item => item.Window < half)], [.. items.Where(item => item.Window >= half)]));
    }

    /// <summary>Whether any of the tests raises an alarm, each with a third of the error.</summary>
    /// <param name="alpha">Chance of a false alarm of all three together, e.g. 0.05.</param>
    /// <returns>Null when none of them was measured; a test that was not measured neither alarms nor clears.</returns>
    public bool? Alarm(double alpha) => Tests.All(test => test.Test.Alarm(alpha) is null) ? null : Alarms(alpha).Count > 0;

    /// <summary>The tests that raise an alarm: "two_slopes", "equal_reward", "correlation".</summary>
    /// <param name="alpha">Chance of a false alarm of all three together.</param>
    public IReadOnlyList<string> Alarms(double alpha) => [.. Tests.Where(test => test.Test.Alarm(alpha / 3) == true).Select(test => test.Name)];
}
