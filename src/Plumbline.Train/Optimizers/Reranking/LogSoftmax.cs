using System.Numerics.Tensors;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Log-probabilities of a softmax, and the divergence between two of them.</summary>
internal static class LogSoftmax
{
    /// <summary>score − log Σ exp(score) for each; the sum is stable, so the order of the candidates does not change a bit.</summary>
    public static double[] Of(ReadOnlySpan<double> scores)
    {
        var top = TensorPrimitives.Max(scores);
        var result = new double[scores.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Math.Exp(scores[i] - top);
        }

        Array.Sort(result);
        TensorPrimitives.Subtract(scores, top + Math.Log(StableSum.Compensated(result)), result);
        return result;
    }

    /// <summary>KL(π‖ref) = Σ π (log π − log ref), exact over the candidates, in nats; rounding below 0 is 0.</summary>
    public static double Divergence(ReadOnlySpan<double> policy, ReadOnlySpan<double> reference)
    {
        var terms = new double[policy.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = Math.Exp(policy[i]) * (policy[i] - reference[i]);
        }

        Array.Sort(terms);
        return Math.Max(0, StableSum.Compensated(terms));
    }
}
