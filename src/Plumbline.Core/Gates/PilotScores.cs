using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Gates;

/// <summary>What a few items scored for two releases tell about a test to be planned.</summary>
/// <param name="Discordance">
/// With scores of 0 and 1 the share of items on which the releases differ, with Wilson's interval; otherwise the mean squared difference, with t's,
/// widened for what so few items did not show. Unknown when there are too few items for an interval.
/// </param>
/// <param name="Change">The mean change seen. It is not to be planned with: so few items say little about it.</param>
/// <param name="Binary">Every score is 0 or 1.</param>
public sealed record PilotScores(Measurement Discordance, Measurement Change, bool Binary)
{
    private const double Level = 0.95;

    /// <summary>The discordance to plan with: the upper bound, as a pilot in which nothing happened to differ does not prove that nothing will. Null when it is unknown.</summary>
    public double? PlannedDiscordance => (Discordance as Measurement.Known)?.Interval?.High;

    /// <summary>Reads the pilot.</summary>
    /// <param name="old">Scores of the release in production, in [0, 1], one an item.</param>
    /// <param name="new">Scores of the candidate on the same items, in the same order.</param>
    /// <returns>Unknown figures with too few items for an interval. Two runs of one and the same release are the best pilot: their discordance is what chance alone does.</returns>
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
        var discordance = binary
            ? Proportion.Wilson(changes.Count(change => change != 0), changes.Length, Level)
            : Squares([.. changes.Select(change => change * change)]);
        return new(Bounded(discordance), Bounded(PairedTest.Of(changes, Level)), binary);
    }

    /// <summary>Bounds of t, widened for what none of so few items happened to show, within 0 and 1.</summary>
    private static Measurement Squares(double[] squares) => EndpointBound.Widen(PairedTest.Of(squares, Level), ClusterTotals.Single(squares), 0, 1);

    /// <summary>Nothing can be planned on a figure without bounds.</summary>
    private static Measurement Bounded(Measurement measured) => measured is Measurement.Known { Interval: null, Count: var count }
        ? new Measurement.Unknown(Cause.TooFew, $"A pilot of {count} {(count == 1 ? "item" : "items")} says nothing of how much other items would differ; two or more are needed.")
        : measured;
}
