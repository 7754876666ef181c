using Plumbline.RewardHacking;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Estimates of KL(policy‖reference) from one sampled token.</summary>
/// <remarks>Source: J. Schulman, "Approximating KL Divergence", 2020.</remarks>
public static class DivergenceEstimate
{
    /// <summary>log π − log ref: unbiased, may be negative.</summary>
    public static double K1(double policy, double reference) => TokenDivergence.K1(policy, reference);

    /// <summary>e^x − 1 − x with x = log ref − log π: unbiased and never negative.</summary>
    public static double K3(double policy, double reference) => TokenDivergence.K3(policy, reference);
}
