using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Implicit;

/// <summary>What a user's signals on an answer come to: the chance that it is good, and what a pair of such answers weighs in training.</summary>
public static class EvidenceWeight
{
    private const double MostLogOdds = 5;

    /// <summary>The chance that an answer is good.</summary>
    /// <param name="signals">Likelihood ratio of each signal that was seen, from <see cref="SignalRatio"/>, and the group of signals it hangs together with; null for none.</param>
    /// <param name="cap">The most that the logarithm of the odds may come to, either way; positive.</param>
    /// <returns>
    /// From 0 to 1; ½ without signals. Logarithms of ratios add up; of a group only the strongest counts, because its signals say the same thing twice.
    /// </returns>
    /// <exception cref="ArgumentException">A ratio is not a positive finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cap is not positive.</exception>
    /// <remarks>Source: I. J. Good, "Probability and the Weighing of Evidence", 1950. Cap and groups are own defaults.</remarks>
    public static double Good(IReadOnlyList<(double Ratio, string? Group)> signals, double cap = MostLogOdds)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cap);
        (double Log, string? Group)[] logs = [.. signals.Select(signal => (Log(signal.Ratio), signal.Group))];
        var strongest = logs.Where(signal => signal.Group is not null).GroupBy(signal => signal.Group, signal => signal.Log, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(Math.Abs).ThenBy(log => log).First());
        var sum = StableSum.Of([.. logs.Where(signal => signal.Group is null).Select(signal => signal.Log), .. strongest]);
        return Logistic.Sigmoid(Math.Clamp(sum, -cap, cap));
    }

    /// <summary>The chance that the first of two answers is the better one, given the chance of each to be good: p_A (1 − p_B) / (p_A (1 − p_B) + p_B (1 − p_A)).</summary>
    /// <param name="first">Chance that the first is good, strictly between 0 and 1.</param>
    /// <param name="second">Chance that the second is good, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A chance is outside (0, 1).</exception>
    public static double Preference(double first, double second)
    {
        Open(first);
        Open(second);
        var (better, worse) = (first * (1 - second), second * (1 - first));
        return better / (better + worse);
    }

    /// <summary>What a pair weighs in training: 2P − 1, 0 for a toss-up. Soft-label losses take P itself.</summary>
    /// <param name="preference">Chance that the chosen answer is the better one, ½ to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chance is below ½ or above 1: exchange the answers.</exception>
    public static double OfPair(double preference)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(preference, 0.5);
        return (2 * Probability.Checked(preference)) - 1;
    }

    private static double Log(double ratio) => ratio > 0 && double.IsFinite(ratio)
        ? Math.Log(ratio)
        : throw new ArgumentException($"A likelihood ratio of {ratio} cannot be; it is a positive finite number.", nameof(ratio));

    private static void Open(double chance)
    {
        if (!(chance > 0 && chance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "The chance lies between 0 and 1, both excluded.");
        }
    }
}
