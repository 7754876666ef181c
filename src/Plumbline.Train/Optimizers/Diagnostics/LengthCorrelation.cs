using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>How strongly winning goes with being long.</summary>
public static class LengthCorrelation
{
    /// <summary>Correlation of the win with the log ratio of the lengths, over each pair seen from both sides.</summary>
    /// <param name="pairs">Preference pairs.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// From −1 (the shorter always wins) to 1 (the longer always wins, by the same ratio); 0 when length does not matter. Lengths are characters,
    /// plus one. Bounds by Fisher's z on the number of pairs; none below four pairs. Unknown when every pair has equal lengths.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Seen from both sides, win and ratio have mean 0, so the correlation is mean d / √(mean d²), d = ln((|chosen| + 1) / (|rejected| + 1)).
    /// Source of the interval: R. A. Fisher, "On the probable error of a coefficient of correlation deduced from a small sample", Metron 1, 1921.
    /// </remarks>
    public static Measurement Of(PairSet pairs, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        double[] ratios = [.. PairScores.Of(new LengthRule(), pairs).Select(score => Math.Log((score.Chosen + 1) / (score.Rejected + 1)))];
        var square = StableSum.Of(ratios.Select(ratio => ratio * ratio)) / ratios.Length;
        return square == 0
            ? new Measurement.Unknown(Cause.NoVariation, $"All {ratios.Length} pairs have equal lengths on both sides.")
            : Correlation.WithInterval(Math.Clamp(StableSum.Mean(ratios) / Math.Sqrt(square), -1, 1), ratios.Length, level);
    }
}
