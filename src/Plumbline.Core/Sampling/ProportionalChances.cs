using Plumbline.Statistics;

namespace Plumbline.Sampling;

/// <summary>Chances in proportion to weights.</summary>
internal static class ProportionalChances
{
    /// <summary>Chances in proportion to the weights, none above 1, that sum to a number; equal ones where all weights are 0.</summary>
    /// <param name="weights">Not negative.</param>
    /// <param name="wanted">What they sum to, where there are enough weights above 0.</param>
    /// <param name="certain">How many of them are chosen anyway and need no chance.</param>
    public static double[] Of(double[] weights, double wanted, int certain)
    {
        double[] rising = [.. weights.Where(weight => weight > 0).Order()];
        if (rising.Length == 0 || wanted >= rising.Length)
        {
            return Array.ConvertAll(weights, weight => weight > 0 ? 1 : rising.Length > 0 ? 0 : Math.Min(1, wanted / Math.Max(1, weights.Length - certain)));
        }

        // The largest weights have chance 1, one after the other, until what is left to share out keeps the next one below 1.
        var (sum, capped) = (StableSum.Compensated(rising), 0);
        while (rising[^(capped + 1)] * (wanted - capped) > sum)
        {
            sum -= rising[^++capped];
        }

        return Array.ConvertAll(weights, weight => Math.Min(1, weight * (wanted - capped) / sum));
    }
}
