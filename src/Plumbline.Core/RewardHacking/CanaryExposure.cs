namespace Plumbline.RewardHacking;

/// <summary>How well a model has memorised a random text that was planted in its training data.</summary>
public static class CanaryExposure
{
    /// <summary>log₂ of the number of possible canaries less log₂ of the planted one's rank, in bits.</summary>
    /// <param name="rank">Place of the planted canary when all possible ones are ordered by likelihood; 1 is the likeliest.</param>
    /// <param name="space">How many canaries are possible.</param>
    /// <returns>From 0 to log₂ of the space: about 1 is chance, the full number of bits is memorised for certain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rank is below 1 or beyond the space.</exception>
    /// <remarks>Source: N. Carlini, C. Liu, Ú. Erlingsson, J. Kos, D. Song, "The secret sharer", USENIX Security 2019.</remarks>
    public static double Bits(long rank, long space)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, space);
        return Math.Log2(space) - Math.Log2(rank);
    }
}
