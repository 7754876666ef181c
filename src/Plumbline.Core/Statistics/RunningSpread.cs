namespace Plumbline.Statistics;

/// <summary>Mean and variance of the scores seen so far, begun with one imagined score of ½ that has a variance of ¼: what may be bet on the next one.</summary>
internal struct RunningSpread()
{
    private double sum = 0.5;
    private int scores = 1;

    /// <summary>¼ and the squared distances of each score from the mean that included it.</summary>
    public double Squares { get; private set; } = 0.25;

    /// <summary>The bet on the next score while there is no last one: √(2 ln(1/tail) / (t ln(1 + t) s²)), at most <paramref name="most"/>.</summary>
    public readonly double Bet(double tail, double most = double.PositiveInfinity) =>
        Math.Min(most, Math.Sqrt(2 * Math.Log(1 / tail) / (Math.Log(1 + scores) * Squares)));

    /// <summary>Takes the next score in.</summary>
    public void Add(double score)
    {
        sum += score;
        scores++;
        var deviation = score - (sum / scores);
        Squares += deviation * deviation;
    }
}
