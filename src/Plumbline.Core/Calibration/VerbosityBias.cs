using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Whether a judge prefers the longer answer where people prefer neither.</summary>
public static class VerbosityBias
{
    /// <summary>The share of human ties in which the judge prefers the longer answer; 0.5 is no bias.</summary>
    /// <param name="pairs">Pairs of answers of different length, independent of each other, in any order.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The share with "wilson" bounds; pairs that the judge ties too are left out. Unknown without such pairs.</returns>
    /// <exception cref="ArgumentException">A preference is not 0, 0.5 or 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <remarks>
    /// Source: K. Saito, A. Wachi, K. Wataoka, Y. Akimoto, "Verbosity bias in preference labeling by large language models", 2023.
    /// </remarks>
    public static Measurement Of(IReadOnlyList<JudgedPair> pairs, double level = 0.95)
    {
        JudgedPair[] ties = [.. JudgedPair.Checked(pairs).Where(pair => pair.Human == 0.5 && pair.Judge != 0.5)];
        var longer = ties.Count(pair => pair.Judge == 1 == pair.LongerFirst);
        return Proportion.Wilson(longer, ties.Length, level) is Measurement.Known known
            ? known
            : new Measurement.Unknown(Cause.TooFew, "There is no pair that people tie and the judge does not.");
    }
}
