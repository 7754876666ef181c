using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Log-probabilities of a softmax, and the divergence between two of them.</summary>
internal static class LogSoftmax
{
    /// <summary>score − log Σ exp(score) for each; the sum is stable, so the order of the candidates does not change a bit.</summary>
    public static double[] Of(ReadOnlySpan<double> scores)
    {
        var result = scores.ToArray();
        var top = result.Max();
        var sum = StableSum.Of(result.Select(score => Math.Exp(score - top)));
        var shift = top + Math.Log(sum);
        return Array.ConvertAll(result, score => score - shift);
    }

    /// <summary>KL(π‖ref) = Σ π (log π − log ref), exact over the candidates, in nats; rounding below 0 is 0.</summary>
    public static double Divergence(ReadOnlySpan<double> policy, ReadOnlySpan<double> reference)
    {
        var terms = new double[policy.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = Math.Exp(policy[i]) * (policy[i] - reference[i]);
        }

        return Math.Max(0, StableSum.Of(terms));
    }
}
