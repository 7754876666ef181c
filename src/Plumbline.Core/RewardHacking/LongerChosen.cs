using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How often the preferred answer of a pair is the longer one.</summary>
public static class LongerChosen
{
    /// <summary>The share of pairs of different length in which the chosen answer is longer.</summary>
    /// <param name="lengths">Length of the chosen and of the rejected answer of each pair, in one unit.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>From 0 to 1 with "wilson" bounds; 0.5 where length plays no part. Pairs of equal length do not count. Unknown when none differ.</returns>
    /// <exception cref="ArgumentException">A length is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(IReadOnlyList<(double Chosen, double Rejected)> lengths, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.FirstOrDefault(pair => !(pair.Chosen >= 0 && pair.Rejected >= 0 && double.IsFinite(pair.Chosen + pair.Rejected)), (0, 0)) is not (0, 0) and var wrong)
        {
            throw new ArgumentException($"A pair has the lengths {wrong.Chosen} and {wrong.Rejected}; a length is 0 or more.", nameof(lengths));
        }

        var longer = lengths.Count(pair => pair.Chosen > pair.Rejected);
        return Proportion.Wilson(longer, longer + lengths.Count(pair => pair.Chosen < pair.Rejected), level);
    }
}
