using System.Runtime.InteropServices;

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
        var knots = Stated.Finite(scores, passed).GroupBy(item => item.Stated).OrderBy(group => group.Key)
            .Select(group => (Score: group.Key, Passes: group.Count(item => item.Passed), Items: group.Count())).ToArray();
        if (knots.Length == 0)
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

        return new(
            [.. knots.Select(knot => knot.Score)],
            [.. blocks.SelectMany(block => Enumerable.Repeat((double)block.Passes / block.Items, block.Knots))],
            scores.Count);
    }

    /// <summary>Whether the second of two blocks does not lie above the first; in whole numbers, so nothing is rounded.</summary>
    private static bool Falls(ReadOnlySpan<(long Passes, long Items, int Knots)> blocks) =>
        (Int128)blocks[1].Passes * blocks[0].Items <= (Int128)blocks[0].Passes * blocks[1].Items;
}
