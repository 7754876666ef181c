namespace Plumbline.Statistics;

/// <summary>Bounds of a mean of scores that arrive one after another, valid at every look at once, in one pass.</summary>
/// <remarks>
/// May be read after every score and stopped at will; the price is about 1.4 times the width of a single look. Wider than
/// <see cref="BettingSequence"/>, but cheap: each score costs a few operations, however many came before. The order of arrival matters, because
/// each bet may depend on what came before it: hand scores in as they came, not sorted.
/// Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024, theorem 2.
/// </remarks>
public static class EmpiricalBernsteinSequence
{
    private const double MostAtStake = 0.5;

    /// <summary>The mean of all the scores with bounds that hold at this look and every earlier one.</summary>
    /// <param name="scores">In [0, 1], in the order of their arrival; independent, or at least with the same mean given the past.</param>
    /// <param name="level">Two-sided level in (0, 1); 0.90 carries two one-sided 0.95 bounds.</param>
    /// <returns>The mean with "empirical-bernstein-sequence" bounds within [0, 1]. Unknown without scores.</returns>
    /// <exception cref="ArgumentException">A score is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static Measurement Of(IReadOnlyList<double> scores, double level)
    {
        var path = Path(scores, level);
        if (path.Count == 0)
        {
            return new Measurement.Unknown(Cause.TooFew, "There are no scores.");
        }

        var (mean, last) = (StableSum.Mean(scores), path[^1]);
        return new Measurement.Known(mean, path.Count, last with { Low = Math.Min(last.Low, mean), High = Math.Max(last.High, mean) });
    }

    /// <summary>The interval after each score.</summary>
    /// <param name="scores">As for <see cref="Of"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>One interval a score; each holds by itself, and so does what they have in common so far. Cost O(n).</returns>
    /// <exception cref="ArgumentException">A score is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static IReadOnlyList<Interval> Path(IReadOnlyList<double> scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var tail = ConfidenceLevel.Tail(level);
        double[] values = [.. scores.Select(UnitScore.Checked)];
        return [.. Lower(values, tail).Zip(
            Lower([.. values.Select(score => 1 - score)], tail), (low, mirrored) => new Interval(low, 1 - mirrored, level, "empirical-bernstein-sequence"))];
    }

    private static double[] Lower(double[] scores, double tail)
    {
        var bounds = new double[scores.Length];
        var spread = new RunningSpread();
        var (bets, won, spent, mean) = (0.0, 0.0, Math.Log(1 / tail), 0.0);
        for (var at = 0; at < scores.Length; at++)
        {
            var bet = spread.Bet(tail, MostAtStake);
            var surprise = scores[at] - mean;
            bets += bet;
            won += bet * scores[at];
            spent += surprise * surprise * (-Math.Log(1 - bet) - bet);
            bounds[at] = Math.Max(0, (won - spent) / bets);
            spread.Add(scores[at]);
            mean += (scores[at] - mean) / (at + 1);
        }

        return bounds;
    }
}
