namespace Plumbline.RewardHacking;

/// <summary>Estimates of KL(policy‖reference) from one token that the policy drew, in nats.</summary>
/// <remarks>Source: J. Schulman, "Approximating KL Divergence", 2020.</remarks>
public static class TokenDivergence
{
    // Below it the series is exact to the last bits, where the difference would cancel.
    private const double Near = 1e-3;

    /// <summary>log π − log ref: unbiased, may be negative.</summary>
    public static double K1(double policy, double reference) => policy - reference;

    /// <summary>(log π − log ref)² / 2: never negative, but biased.</summary>
    public static double K2(double policy, double reference) => (policy - reference) * (policy - reference) / 2;

    /// <summary>e^x − 1 − x with x = log ref − log π: unbiased and never negative.</summary>
    public static double K3(double policy, double reference)
    {
        var x = reference - policy;
        return Math.Abs(x) < Near ? x * x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5)))))) : Math.Exp(x) - 1 - x;
    }
}
