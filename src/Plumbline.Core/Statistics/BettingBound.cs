namespace Plumbline.Statistics;

/// <summary>
/// A lower bound of a mean: the largest mean against which a fair gambler, betting that the truth is higher, would have become rich.
/// </summary>
internal static class BettingBound
{
    private const int Halvings = 34;

    /// <summary>The most of the capital that one score can lose; own default between the paper's one half and one.</summary>
    private const double MostAtStake = 0.75;

    /// <summary>The bound that the true mean is below with a chance of at most <paramref name="tail"/>.</summary>
    /// <param name="scores">In [0, 1], in an order that does not depend on them.</param>
    /// <param name="tail">One-sided chance of error.</param>
    public static double Lower(double[] scores, double tail)
    {
        var bets = Bets(scores, tail);
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Refutes(scores, bets, middle, 1 / tail) ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Capital starts at 1 and is multiplied by 1 + bet · (score − mean); if the mean were true it would seldom ever reach 1 / tail.</summary>
    private static bool Refutes(double[] scores, double[] bets, double mean, double rich)
    {
        var (capital, largest) = (1.0, MostAtStake / mean);
        for (var item = 0; item < scores.Length; item++)
        {
            capital *= 1 + (Math.Min(bets[item], largest) * (scores[item] - mean));
            if (capital >= rich)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>√(2 ln(1/tail) / (n s²)) with s² from the scores before; the first bet takes s² to be ¼.</summary>
    private static double[] Bets(double[] scores, double tail)
    {
        var bets = new double[scores.Length];
        var seen = new RunningSpread();
        for (var item = 0; item < scores.Length; item++)
        {
            bets[item] = Math.Sqrt(2 * Math.Log(1 / tail) * (item + 1) / (scores.Length * seen.Squares));
            seen.Add(scores[item]);
        }

        return bets;
    }
}
