namespace Plumbline.Optimizers.Objectives;

/// <summary>A loss over preference pairs that is a weighted mean of one term a pair.</summary>
public interface IPairObjective
{
    /// <summary>The pair's loss and its derivatives by the policy's two log-probabilities; the reference is constant.</summary>
    /// <param name="pair">Log-probabilities in nats; lengths and soft label where the objective reads them.</param>
    PairTerm Term(in PairLogProbabilities pair);
}
