using Plumbline.Statistics.Distributions;

namespace Plumbline.Optimizers.Objectives;

/// <summary>The logistic loss under a soft label, with its slope.</summary>
internal static class CrossEntropy
{
    /// <summary>−q log σ(x) − (1 − q) log σ(−x), and its slope by x, σ(x) − q.</summary>
    public static (double Loss, double Slope) Of(double x, double right) =>
        (-(right * Logistic.LogSigmoid(x)) - ((1 - right) * Logistic.LogSigmoid(-x)), Logistic.Sigmoid(x) - right);
}
