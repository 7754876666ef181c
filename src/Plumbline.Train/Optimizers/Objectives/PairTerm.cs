namespace Plumbline.Optimizers.Objectives;

/// <summary>Loss of one pair and its derivatives.</summary>
/// <param name="Loss">The pair's loss.</param>
/// <param name="Chosen">d loss / d of the chosen side's log-probability (or reward).</param>
/// <param name="Rejected">d loss / d of the rejected side's log-probability (or reward).</param>
public readonly record struct PairTerm(double Loss, double Chosen, double Rejected)
{
    /// <summary>A term whose loss depends on the difference of the two sides alone.</summary>
    /// <param name="loss">The pair's loss.</param>
    /// <param name="slope">d loss / d (chosen − rejected).</param>
    public static PairTerm OfDifference(double loss, double slope) => new(loss, slope, -slope);

    /// <summary>A term whose loss depends on the difference of the two sides, each divided by its length.</summary>
    internal static PairTerm PerToken(in PairLogProbabilities pair, double loss, double slope) =>
        new(loss, slope / pair.ChosenLength, -slope / pair.RejectedLength);
}
