namespace Plumbline.Optimizers.Objectives;

/// <summary>Loss of a batch of pairs and its gradient.</summary>
/// <param name="Loss">Mean over the batch, by weight.</param>
/// <param name="Chosen">d loss / d of the chosen side, one a pair, in the order of the batch.</param>
/// <param name="Rejected">d loss / d of the rejected side, one a pair.</param>
public sealed record PairLoss(double Loss, IReadOnlyList<double> Chosen, IReadOnlyList<double> Rejected)
{
    /// <summary>The mean of the pairs' terms, weighted: Σ w l / Σ w.</summary>
    /// <exception cref="ArgumentException">No pair, a negative or non-finite weight, or weights that sum to 0.</exception>
    internal static PairLoss Mean(ReadOnlySpan<PairTerm> terms, ReadOnlySpan<double> weights)
    {
        var total = Total(weights);
        var loss = 0.0;
        var chosen = new double[terms.Length];
        var rejected = new double[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            var share = weights[i] / total;
            loss += weights[i] * terms[i].Loss;
            chosen[i] = share * terms[i].Chosen;
            rejected[i] = share * terms[i].Rejected;
        }

        return new(loss / total, chosen, rejected);
    }

    private static double Total(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight >= 0 && double.IsFinite(weight)
                ? weight
                : throw new ArgumentException($"A pair's weight is {weight}; it must be a finite number of 0 or more.", nameof(weights));
        }

        return total > 0
            ? total
            : throw new ArgumentException("A batch needs at least one pair with a weight above 0.", nameof(weights));
    }
}
