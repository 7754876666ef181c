using Plumbline.Optimizers.Objectives;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Running totals of a batch.</summary>
internal struct BatchTotals
{
    private double loss;
    private double margin;
    private double weight;
    private int right;
    private int pairs;

    public void Add(double pairWeight, in PairTerm term, double rewardMargin)
    {
        loss += pairWeight * term.Loss;
        weight += pairWeight;
        margin += rewardMargin;
        right += rewardMargin > 0 ? 1 : 0;
        pairs++;
    }

    public readonly BatchOutcome Outcome(double? divergence) => new(loss / weight, margin / pairs, right / (double)pairs, divergence);
}
