using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>Who a judge said won.</summary>
public enum Winner
{
    /// <summary>The one called A.</summary>
    A,

    /// <summary>The one called B.</summary>
    B,

    /// <summary>Neither.</summary>
    Tie,
}

/// <summary>One pair of answers judged in both orders.</summary>
/// <param name="WhenAFirst">The winner when A was shown first.</param>
/// <param name="WhenBFirst">The winner when B was shown first.</param>
public readonly record struct SwappedVerdict(Winner WhenAFirst, Winner WhenBFirst);

/// <summary>Whether a judge prefers what it sees first, from pairs judged in both orders.</summary>
/// <param name="Consistency">The share of pairs with the same verdict in both orders, with exact bounds.</param>
/// <param name="FirstSlotShare">Of the verdicts that name a winner, the share for what was shown first; 0.5 for a fair judge. Bounds by pair.</param>
/// <param name="FlipsToFirst">Pairs in which each order's first won.</param>
/// <param name="FlipsToSecond">Pairs in which each order's second won.</param>
/// <param name="P">McNemar's exact p-value that both kinds of flip are equally common.</param>
/// <param name="WinRateOfA">The mean over pairs of 1 for A, 0 for B and 0.5 where the two orders do not name the same winner.</param>
public sealed record PositionBias(Measurement Consistency, Measurement FirstSlotShare, int FlipsToFirst, int FlipsToSecond, double P, Measurement WinRateOfA)
{
    /// <summary>Measures the bias of position.</summary>
    /// <param name="pairs">Each pair in both orders; independent of each other, in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Measurements are unknown where there is nothing to count; the p-value is then 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A verdict is not declared, or the level is outside (0, 1).</exception>
    /// <remarks>
    /// A verdict that turns with the order says nothing, so it counts as a tie. Cost linear. Sources: P. Wang and others, "Large language models
    /// are not fair evaluators", 2023; L. Zheng and others, "Judging LLM-as-a-judge with MT-Bench and Chatbot Arena", 2023; McNemar 1947.
    /// </remarks>
    public static PositionBias Of(IReadOnlyCollection<SwappedVerdict> pairs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Any(pair => !Enum.IsDefined(pair.WhenAFirst) || !Enum.IsDefined(pair.WhenBFirst)))
        {
            throw new ArgumentOutOfRangeException(nameof(pairs), "A winner is A, B or a tie.");
        }

        var toFirst = pairs.Count(pair => pair is { WhenAFirst: Winner.A, WhenBFirst: Winner.B });
        var toSecond = pairs.Count(pair => pair is { WhenAFirst: Winner.B, WhenBFirst: Winner.A });
        return new(
            Proportion.ClopperPearson(pairs.Count(pair => pair.WhenAFirst == pair.WhenBFirst), pairs.Count, level),
            FirstSlot(pairs, level),
            toFirst,
            toSecond,
            McNemar.ExactP(toFirst, toSecond),
            WinRate.Of([.. pairs.Select(ScoreOfA)], level: level));
    }

    private static Measurement FirstSlot(IReadOnlyCollection<SwappedVerdict> pairs, double level)
    {
        var verdicts = pairs.Index().SelectMany(pair => new (int Pair, Winner Winner, Winner First)[] { (pair.Index, pair.Item.WhenAFirst, Winner.A), (pair.Index, pair.Item.WhenBFirst, Winner.B) })
            .Where(verdict => verdict.Winner != Winner.Tie).ToArray();
        return ClusteredMean.Of([.. verdicts.Select(verdict => verdict.Winner == verdict.First ? 1.0 : 0)], [.. verdicts.Select(verdict => $"{verdict.Pair}")], level);
    }

    private static double ScoreOfA(SwappedVerdict pair) =>
        pair.WhenAFirst != pair.WhenBFirst ? 0.5 : pair.WhenAFirst switch { Winner.A => 1, Winner.B => 0, _ => 0.5 };
}
