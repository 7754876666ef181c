using System.Runtime.InteropServices;
using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>The curve that never falls and is nearest to the outcomes: turns a score into a probability without assuming a shape.</summary>
/// <param name="Scores">The different scores it was fitted on, ascending.</param>
/// <param name="Fitted">The fitted value at each of them, never falling.</param>
/// <param name="Items">Items that it was fitted on.</param>
public sealed record IsotonicRegression(IReadOnlyList<double> Scores, IReadOnlyList<double> Fitted, int Items)
{
    /// <summary>The value at a score: on the line between its neighbours, and that of the nearest end outside of them.</summary>
    public double At(double score)
    {
        var above = 0;
        for (var (low, high) = (0, Scores.Count); low < high; above = low)
        {
            var middle = (low + high) / 2;
            (low, high) = Scores[middle] < score ? (middle + 1, high) : (low, middle);
        }

        return above == 0 ? Fitted[0]
            : above == Scores.Count ? Fitted[^1]
            : Fitted[above - 1] + ((score - Scores[above - 1]) / (Scores[above] - Scores[above - 1]) * (Fitted[above] - Fitted[above - 1]));
    }

    /// <summary>Fits the curve by pooling neighbours that would fall.</summary>
    /// <param name="scores">Finite, one an item, in any order.</param>
    /// <param name="passed">Whether people passed the item.</param>
    /// <returns>The curve with the smallest squared error; items with the same score are pooled first.</returns>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or a score is not finite or is beyond ±1e70.</exception>
    /// <remarks>
    /// Cost O(n log n). Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, "An empirical distribution function for sampling with
    /// incomplete information", Annals of Mathematical Statistics 26, 1955.
    /// </remarks>
    public static IsotonicRegression Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> passed)
    {
        var knots = Knots([.. Stated.Finite(scores, passed)]);
        if (knots.Count == 0)
        {
            throw new ArgumentException("A curve needs an item.", nameof(scores));
        }

        var blocks = new List<(long Passes, long Items, int Knots)>();
        foreach (var knot in knots)
        {
            blocks.Add((knot.Passes, knot.Items, 1));
            while (blocks.Count > 1 && Falls(CollectionsMarshal.AsSpan(blocks)[^2..]))
            {
                var (last, before) = (blocks[^1], blocks[^2]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((last.Passes + before.Passes, last.Items + before.Items, last.Knots + before.Knots));
            }
        }

        return new([.. knots.Select(knot => knot.Score)], Spread(blocks, knots.Count), scores.Count);
    }

    private static double[] Spread(List<(long Passes, long Items, int Knots)> blocks, int knots)
    {
        var (fitted, at) = (new double[knots], 0);
        foreach (var block in blocks)
        {
            fitted.AsSpan(at, block.Knots).Fill((double)block.Passes / block.Items);
            at += block.Knots;
        }

        return fitted;
    }

    /// <summary>The different scores, rising, each with how many of its items passed.</summary>
    private static List<(double Score, int Passes, int Items)> Knots((double Stated, bool Passed)[] items)
    {
        var knots = new List<(double Score, int Passes, int Items)>();
        foreach (var place in NumberOrder.Places(Array.ConvertAll(items, item => item.Stated)))
        {
            var (score, passes) = (items[place].Stated, items[place].Passed ? 1 : 0);
            if (knots.Count > 0 && knots[^1].Score == score)
            {
                knots[^1] = (score, knots[^1].Passes + passes, knots[^1].Items + 1);
            }
            else
            {
                knots.Add((score, passes, 1));
            }
        }

        return knots;
    }

    /// <summary>Whether the second of two blocks does not lie above the first; in whole numbers, so nothing is rounded.</summary>
    private static bool Falls(ReadOnlySpan<(long Passes, long Items, int Knots)> blocks) =>
        (Int128)blocks[1].Passes * blocks[0].Items <= (Int128)blocks[0].Passes * blocks[1].Items;
}
