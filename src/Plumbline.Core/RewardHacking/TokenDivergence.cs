namespace Plumbline.RewardHacking;

/// <summary>Estimates of KL(policy‖reference) from one token that the policy drew, in nats.</summary>
/// <remarks>Source: J. Schulman, "Approximating KL Divergence", 2020.</remarks>
public static class TokenDivergence
{
    // Below it the series is exact to the last bits, where the difference would cancel.
    private const double Near = 1e-3;

    // Where the exponential is about to leave the numbers.
    private const double Most = 700;

    /// <summary>log π − log ref: unbiased, may be negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A log-probability is above 0, or beyond −1e70.</exception>
    public static double K1(double policy, double reference) => Checked(policy) - Checked(reference);

    /// <summary>(log π − log ref)² / 2: never negative, but biased.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A log-probability is above 0, or beyond −1e70.</exception>
    public static double K2(double policy, double reference) => K1(policy, reference) * K1(policy, reference) / 2;

    /// <summary>e^x − 1 − x with x = log ref − log π: unbiased and never negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As above, or the reference finds the token e⁷⁰⁰ times as likely as the policy does.</exception>
    public static double K3(double policy, double reference)
    {
        var x = -K1(policy, reference);
        if (x > Most)
        {
            throw new ArgumentOutOfRangeException(nameof(policy), policy, $"The policy cannot have drawn what the reference, at {reference}, finds e^{x} times as likely.");
        }

        return Math.Abs(x) < Near ? x * x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5)))))) : Math.Exp(x) - 1 - x;
    }

    private static double Checked(double logProbability) => logProbability <= 0 && Statistics.OrdinaryNumber.Holds(logProbability)
        ? logProbability
        : throw new ArgumentOutOfRangeException(nameof(logProbability), logProbability, "A log-probability is at most 0, and finite, within 1e70.");
}
