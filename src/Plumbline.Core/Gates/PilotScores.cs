using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Gates;

/// <summary>What a few items scored for two releases tell about a test to be planned.</summary>
/// <param name="Discordance">
/// With scores of 0 and 1 the share of items on which the releases differ, with Wilson's interval; otherwise the mean squared difference, with t's.
/// </param>
/// <param name="Change">The mean change seen. It is not to be planned with: so few items say little about it.</param>
/// <param name="Binary">Every score is 0 or 1.</param>
public sealed record PilotScores(Measurement Discordance, Measurement Change, bool Binary)
{
    private const double Level = 0.95;

    /// <summary>Reads the pilot.</summary>
    /// <param name="old">Scores of the release in production, in [0, 1], one an item.</param>
    /// <param name="new">Scores of the candidate on the same items, in the same order.</param>
    /// <returns>Unknown figures without items. Two runs of one and the same release are the best pilot: their discordance is what chance alone does.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is outside [0, 1].</exception>
    public static PilotScores Of(IReadOnlyList<double> old, IReadOnlyList<double> @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.Count != @new.Count)
        {
            throw new ArgumentException($"There are {old.Count} old scores and {@new.Count} new ones; every item has both.", nameof(@new));
        }

        double[] changes = [.. old.Zip(@new, (before, now) => Probability.Checked(now) - Probability.Checked(before))];
        var binary = old.Concat(@new).All(score => score is 0 or 1);
        return new(
            binary ? Proportion.Wilson(changes.Count(change => change != 0), changes.Length, Level) : MeanOf([.. changes.Select(change => change * change)]),
            MeanOf(changes),
            binary);
    }

    private static Measurement MeanOf(double[] values) => PairedTest.Of(values, Level);
}
