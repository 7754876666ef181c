using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>How often a judge prefers a to b, b to c and c to a.</summary>
/// <param name="Count">The number of such triads.</param>
/// <param name="Zeta">The coefficient of consistence: 1 without triads, 0 with as many as there can be; the count is the triads there are.</param>
public sealed record CircularTriads(int Count, Measurement Zeta)
{
    /// <summary>Counts the circular triads of one judge who compared everything with everything.</summary>
    /// <param name="wins">wins[i][j] is true when i was preferred to j; of every two exactly one.</param>
    /// <returns>ζ = 1 − d / d_max. Unknown with fewer than three things.</returns>
    /// <exception cref="ArgumentException">The table is not square, a thing is preferred to itself, or of two both or neither is preferred.</exception>
    /// <remarks>d = n (n − 1) (2n − 1) / 12 − ½ Σ s². Cost n². Source: M. G. Kendall, B. Babington Smith, "On the method of paired comparisons", Biometrika 31, 1940.</remarks>
    public static CircularTriads Of(IReadOnlyList<IReadOnlyList<bool>> wins)
    {
        ArgumentNullException.ThrowIfNull(wins);
        var n = wins.Count;
        if (wins.Any(row => row.Count != n))
        {
            throw new ArgumentException($"The table has {n} rows; every row has as many columns.", nameof(wins));
        }

        for (var one = 0; one < n; one++)
        {
            for (var other = one; other < n; other++)
            {
                if (one == other ? wins[one][one] : wins[one][other] == wins[other][one])
                {
                    throw new ArgumentException($"Of {one} and {other} exactly one is preferred.", nameof(wins));
                }
            }
        }

        var squares = wins.Sum(row => Math.Pow(row.Count(won => won), 2));
        var triads = (int)Math.Round((n * (n - 1.0) * ((2.0 * n) - 1) / 12) - (squares / 2));
        var most = ((Math.Pow(n, 3) - ((n % 2 == 0 ? 4 : 1) * n)) / 24);
        return new(triads, n < 3
            ? new Measurement.Unknown(Cause.TooFew, $"{n} things make no triad.")
            : new Measurement.Known(1 - (triads / most), n * (n - 1) * (n - 2) / 6));
    }
}
