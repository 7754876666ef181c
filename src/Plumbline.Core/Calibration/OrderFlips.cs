using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>How often a judge changes its mind when two answers change places.</summary>
/// <param name="FlipRate">Share of pairs whose preferred answer changes with the order ("wilson").</param>
/// <param name="FirstPreferred">Of the pairs that flip between the two answers, the share that go to the one shown first; 0.5 is no bias ("wilson").</param>
public sealed record OrderFlips(Measurement FlipRate, Measurement FirstPreferred)
{
    /// <summary>Compares verdicts in both orders.</summary>
    /// <param name="pairs">
    /// For each pair the preference for answer A, shown first and shown second: 1 for A, 0 for B, 0.5 for a tie. Independent, in any order.
    /// </param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>A verdict that becomes a tie, or stops being one, is a flip but has no side. Unknown without pairs, or without flips.</returns>
    /// <exception cref="ArgumentException">A preference is not 0, 0.5 or 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Source: L. Zheng et al., "Judging LLM-as-a-judge with MT-Bench and Chatbot Arena", NeurIPS 2023.
    /// </remarks>
    public static OrderFlips Of(IReadOnlyList<(double ShownFirst, double ShownSecond)> pairs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var (first, second) in pairs)
        {
            if (first is not (0 or 0.5 or 1) || second is not (0 or 0.5 or 1))
            {
                throw new ArgumentException($"A pair has {first} and {second}; a preference is 0, 0.5 or 1.", nameof(pairs));
            }
        }

        var (toFirst, toSecond) = (pairs.Count(pair => pair == (1, 0)), pairs.Count(pair => pair == (0, 1)));
        return new(
            Proportion.Wilson(pairs.Count(pair => pair.ShownFirst != pair.ShownSecond), pairs.Count, level),
            Proportion.Wilson(toFirst, toFirst + toSecond, level) is Measurement.Known known
                ? known
                : new Measurement.Unknown(Cause.TooFew, "No verdict changed sides with the order."));
    }
}
