namespace SupportBot;

/// <summary>Everything that may differ between two runs of the billing world.</summary>
/// <param name="Seed">Every draw of the world follows from it.</param>
/// <param name="ThumbBias">
/// How much a thumb follows what pleases (flattery, agreement, length, confidence), 0 or more: 0 = real quality alone decides,
/// 1 = praise lifts a thumb about as much as three quarters of a right amount does.
/// </param>
public sealed record WorldSettings(ulong Seed, double ThumbBias)
{
    private const double OrdinaryBias = 0.5;
    private const double HackingBias = 3;

    /// <summary>The ordinary world: thumbs lean a little towards what pleases; the policy learns from reviewers.</summary>
    public static WorldSettings Healthy(ulong seed) => new(seed, OrdinaryBias);

    /// <summary>Thumbs follow what pleases; the policy learns from them.</summary>
    public static WorldSettings RewardHack(ulong seed) => new(seed, HackingBias);

    /// <summary>The twin of <see cref="RewardHack"/>: the same but for the bias, so thumbs follow quality alone.</summary>
    public static WorldSettings RewardHackNull(ulong seed) => RewardHack(seed) with { ThumbBias = 0 };
}
