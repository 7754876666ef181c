namespace Plumbline.Statistics;

/// <summary>The narrowest bounds of a mean of scores that arrive one after another and may be looked at after every one of them.</summary>
/// <remarks>
/// A gambler bets half of the capital that the mean is above m and half that it is below; a mean against which the capital ever grows by the
/// factor 1/alpha is excluded for good. The order of arrival matters: hand scores in as they came, not sorted.
/// Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024, section 4 (hedged capital).
/// </remarks>
public static class BettingSequence
{
    /// <summary>The most of the capital that one score can lose.</summary>
    private const double MostAtStake = 0.5;
    private const int Halvings = 50;

    /// <summary>The mean of all the scores with bounds that hold at this look and every other.</summary>
    /// <param name="scores">In [0, 1], in the order of their arrival; independent, or at least with the same mean given the past.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>The mean with "betting-sequence" bounds within [0, 1]. Unknown without scores. Cost 100 passes over the scores.</returns>
    /// <exception cref="ArgumentException">A score is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(IReadOnlyList<double> scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var tail = ConfidenceLevel.Tail(level);
        double[] values = [.. scores.Select(UnitScore.Checked)];
        if (values.Length == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no scores.");
        }

        var mean = StableSum.Mean(values);
        var low = Lower(values, tail);
        var high = 1 - Lower([.. values.Select(score => 1 - score)], tail);
        return new Measurement.Known(mean, values.Length, new Interval(Math.Min(low, mean), Math.Max(high, mean), level, "betting-sequence"));
    }

    /// <summary>The logarithm of what the capital has grown to if the mean were <paramref name="mean"/>: evidence against it from ln(1/alpha) on.</summary>
    /// <param name="scores">As for <see cref="Of"/>.</param>
    /// <param name="mean">The mean that is put to the test, strictly between 0 and 1.</param>
    /// <param name="alpha">The chance, over all looks together, to exclude the true mean.</param>
    /// <returns>The larger half of the hedged capital; below 0 when the bets lost. 0.5 as a whole before any score: −ln 2.</returns>
    /// <exception cref="ArgumentException">A score is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mean or alpha is not strictly between 0 and 1.</exception>
    public static double LogCapital(IReadOnlyList<double> scores, double mean, double alpha)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(mean, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mean, 1);
        var tail = ConfidenceLevel.Tail(1 - alpha);
        double[] values = [.. scores.Select(UnitScore.Checked)];
        return Math.Max(LogHalf(values, mean, tail), LogHalf([.. values.Select(score => 1 - score)], 1 - mean, tail));
    }

    /// <summary>The largest mean that is excluded from below; a bet on "above m" grows the more, the lower m is.</summary>
    private static double Lower(double[] scores, double tail)
    {
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = LogHalf(scores, middle, tail) >= -Math.Log(2 * tail) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double LogHalf(double[] scores, double mean, double tail)
    {
        var spread = new RunningSpread();
        var log = Math.Log(0.5);
        foreach (var score in scores)
        {
            log += Math.Log(1 + (spread.Bet(tail, MostAtStake / mean) * (score - mean)));
            spread.Add(score);
        }

        return log;
    }
}
