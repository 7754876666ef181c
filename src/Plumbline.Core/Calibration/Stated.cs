using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>A score or probability that a judge stated of an item, and whether the item passed.</summary>
internal static class Stated
{
    public static IEnumerable<(double Stated, bool Passed)> Checked(IReadOnlyList<double> probabilities, IReadOnlyList<bool> passed) =>
        Paired(probabilities, passed, score => score is >= 0 and <= 1, "a probability between 0 and 1");

    public static IEnumerable<(double Stated, bool Passed)> Finite(IReadOnlyList<double> scores, IReadOnlyList<bool> passed) =>
        Paired(scores, passed, OrdinaryNumber.Holds, "a finite score within ±1e70");

    private static IEnumerable<(double Stated, bool Passed)> Paired(IReadOnlyList<double> scores, IReadOnlyList<bool> passed, Func<double, bool> holds, string right)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(passed);
        if (scores.Count != passed.Count)
        {
            throw new ArgumentException($"There are {scores.Count} scores and {passed.Count} outcomes; each item has one of each.", nameof(passed));
        }

        return scores.Select((score, item) => holds(score)
            ? (score, passed[item])
            : throw new ArgumentException($"Item {item + 1} has {score}, which is not {right}.", nameof(scores)));
    }
}
